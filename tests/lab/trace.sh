#!/bin/sh
# tests/lab/trace.sh BUILD_DIR ULOAD: the tracer, by way of `ulab events` and of lab-trace.
#
# Programs run plainly and under the tracer: output and status are the same. lab-trace compares the
# model with the kernel at every stop. Streams are checked by trace/stream.py.
# All of it as root and as an ordinary user, with fault records from perf and without.
set -u

usage='usage: trace.sh BUILD_DIR ULOAD'
build=$(realpath "${1:?$usage}") || exit 1
uload=$(realpath "${2:?$usage}") || exit 1
here=$(dirname "$(realpath "$0")")/trace
. "$here/../../score.sh"
top=$(dirname "$(dirname "$(dirname "$here")")")

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
chmod 755 "$work"
cd "$work" || exit 1
mkdir -p bin made
chmod 777 made
cp -L "$build/ulab" "$uload" "$build/tests/lab-trace" bin/ || exit 1
cp "$here/stream.py" .
ulab=$work/bin/ulab
ULOAD=$work/bin/uload
export ULOAD
ordinary='setpriv --reuid 65534 --clear-groups --inh-caps=-all --bounding-set=-all'
[ "$(id -u)" = 0 ] || ordinary=

# ---- guests ----

build_guest() { # NAME OUTPUT COMPILER...
	name=$1 output=$2
	shift 2
	command -v "${1%% *}" >/dev/null || return
	"$@" -O1 -fno-builtin -I"$top/include" -o "$output" "$here/$name.c" 2>error || {
		fail "building $output" "$(head -n 5 error)"
		return
	}
	guests="$guests $output"
}

guests=
mini="$build/libc/bin/mini-cc"
for guest in state signals family threads memory; do
	build_guest $guest $guest-glibc gcc -pthread
	build_guest $guest $guest-static gcc -static -pthread
	build_guest $guest $guest-musl musl-gcc -static
	case $guest in threads | memory) ;; *) build_guest $guest $guest-mini "$mini" ;; esac
done
printf '#!/bin/sh\necho script "$@"\nexit 4\n' >script
printf 'int main(void) { return 0; }\n' >source.c
chmod 755 script

# ---- the same as a plain run ----

# The shell's words about a killed program are not the program's.
plainly() {
	{ timeout 20 "$@" >plain.out 2>plain.err </dev/null; } 2>/dev/null
	wanted=$?
	case $* in *orphan) sleep 0.5 ;; esac # it is done after its parent
}

# same WHAT USER OPTIONS -- COMMAND...: after plainly.
same() {
	what=$1
	shift
	rm -f made/stream
	{ timeout 60 "$@" >traced.out 2>traced.err </dev/null; } 2>/dev/null
	got=$?
	if [ $got -ne $wanted ]; then
		fail "$what" "status $got, plainly $wanted" "$(head -n 3 traced.err)"
	elif ! cmp -s plain.out traced.out || ! cmp -s plain.err traced.err; then
		fail "$what" "$(diff plain.out traced.out | head -n 5)" "$(diff plain.err traced.err | head -n 5)"
	elif ! python3 stream.py made/stream >stream.err 2>&1; then
		fail "$what" "$(head -n 5 stream.err)"
	else
		pass
	fi
}

compare() { # COMMAND...: under all users and options
	plainly "$@"
	case $1 in
	*-static | *-musl | *-mini) list=",--no-perf --steps" ;;
	*) list=",--no-perf,--no-faults,--steps --fixed,--kernel,--every-call --follow" ;;
	esac
	IFS=,
	for options in $list; do
		unset IFS
		# shellcheck disable=SC2086  # words
		same "events $options $*" $ulab events -o made/stream $options "$@"
	done
	[ -n "$ordinary" ] || return
	# shellcheck disable=SC2086
	plainly $ordinary "$@"
	for options in "" "--no-perf --steps"; do
		rm -f made/stream
		# shellcheck disable=SC2086
		same "ordinary user: events $options $*" $ordinary $ulab events -o made/stream $options "$@"
	done
}

for guest in $guests; do
	case $guest in
	state*) compare ./$guest one "two words" ;;
	signals*) for how in segv abort kill stop tstp trap catch; do compare ./$guest $how; done ;;
	family*) for how in fork vfork spawn shared exec orphan killed; do compare ./$guest $how; done ;;
	threads*) compare ./$guest && compare ./$guest exec ;;
	memory*) compare ./$guest ;;
	esac
done
compare ./script a b
compare bash -c 'ls / | sort -r | head -n 3; (exit 3)'
compare bash -c 'for i in 1 2 3 4 5; do sleep 0 & done; wait; echo 5; trap "echo got" USR1; kill -USR1 $$; kill -9 $$'
compare /usr/bin/python3 -c 'import json, subprocess; print(subprocess.run(["true"])); x = list(range(300000)); print(len(x))'
compare gcc -pipe -c source.c -o /dev/null
compare /bin/true

# What it is given stays as it is: an ignored signal, a blocked one, closed and open descriptors, limits.
for guest in state-glibc state-static; do
	for given in "trap '' CHLD INT" "exec 5<script 9>&1" "exec 0<&-" "exec 2>&- 0<&-" "ulimit -n 50" \
		"ulimit -s 512" "ulimit -c 0" "umask 77"; do
		sh -c "$given; exec env -i A=B ./$guest" >plain.out
		sh -c "$given; exec env -i A=B $ulab events -o made/stream ./$guest" >traced.out
		if cmp -s plain.out traced.out; then pass; else
			fail "$guest: $given" "$(diff plain.out traced.out | head -n 5)"
		fi
	done
done

# ---- the model agrees with the kernel ----

agree() { # OPTIONS -- COMMAND
	if timeout 60 "$@" >/dev/null 2>agree.err </dev/null; [ $? -ne 99 ] &&
		tail -n 1 agree.err | grep -q '^compared [1-9].* 0 differences$'; then
		pass
	else
		fail "$*" "$(grep -a DIFFERS agree.err | head -n 3)" "$(tail -n 1 agree.err)"
	fi
}

for options in "" --no-perf "--steps --fixed" --kernel --every-call; do
	for command in ./state-mini ./state-musl ./state-static ./state-glibc ./memory-glibc ./memory-static \
		./memory-musl ./threads-glibc "./family-glibc exec" "./family-static vfork" \
		"./family-glibc shared" "./signals-glibc catch" /bin/true "ls /" "bash -c ls|cat" \
		"/usr/bin/python3 -c import\040json" "gcc -pipe -c source.c -o /dev/null" \
		"perl -e print(5)" "sort script" "find /etc/default" "git --version" "awk BEGIN{print(1)}" \
		"tar --version" "sed -n p script"; do
		command -v "${command%% *}" >/dev/null || continue
		# shellcheck disable=SC2086
		agree bin/lab-trace $options $command
		[ -z "$ordinary" ] || [ -z "$options" ] || continue
		# shellcheck disable=SC2086
		agree $ordinary bin/lab-trace $options $command
	done
done

# ---- refusals and usage ----

refuses() { # WHAT STATUS PATTERN COMMAND...
	what=$1 wanted=$2 pattern=$3
	shift 3
	timeout 10 "$@" >traced.out 2>traced.err </dev/null
	got=$?
	if [ $got -eq "$wanted" ] && [ ! -s traced.out ] && [ "$(wc -l <traced.err)" -eq 1 ] &&
		grep -q "$pattern" traced.err; then pass; else
		fail "$what" "status $got, not $wanted" "$(head -n 3 traced.err)"
	fi
}

: >empty
chmod 755 empty
refuses "a program that is not there" 127 'no such file' "$ulab" events -o made/stream ./nothing
refuses "… by the kernel" 127 'No such file' "$ulab" events --kernel -o made/stream ./nothing
refuses "… in PATH, by the kernel" 127 'not found' "$ulab" events --kernel -o made/stream nothing-at-all
refuses "an empty file" 126 'uload: ./empty' "$ulab" events -o made/stream ./empty
refuses "… by the kernel" 126 'format' "$ulab" events --kernel -o made/stream ./empty
refuses "no right to execute" 126 'execute' "$ulab" events -o made/stream ./source.c
refuses "nowhere to write" 125 'where to' "$ulab" events /bin/true
refuses "a descriptor that is not open" 125 'fd:77' "$ulab" events -o fd:77 /bin/true
refuses "a file that cannot be written" 125 '/nonexistent' "$ulab" events -o /nonexistent/x /bin/true
refuses "a disk that is full" 125 'cannot be written' "$ulab" events -o /dev/full /bin/true
(ulimit -f 200; timeout 60 "$ulab" events --every-call -o limited.ev sh -c 'i=0; while [ $i -lt 9000 ]; do i=$((i + 1)); cd .; done' 2>limited-err)
[ $? = 125 ] && pass || fail "a limit on the size of files ends ulab by a signal"
refuses "no program" 125 'which PROGRAM' "$ulab" events -o made/stream
refuses "an unknown option" 125 'unknown option' "$ulab" events --nonsense -o made/stream /bin/true

# ---- stops, and the end of ulab ----

waits() { # WHAT STATE PID: until the process is in this state, up to 5 s
	for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25; do
		case $(sed 's/.*) //' /proc/$3/stat 2>/dev/null) in $2*) pass; return ;; esac
		sleep 0.2
	done
	fail "$1" "$(cat /proc/$3/stat 2>&1)"
}

$ulab events -o made/stream ./signals-static self >self.out &
ulab_pid=$!
sleep 0.5
child=$(cat /proc/$ulab_pid/task/$ulab_pid/children)
waits "SIGSTOP stops it" t ${child% }
kill -CONT $child
if wait $ulab_pid && [ "$(cat self.out)" = "stops
goes on" ]; then pass; else fail "SIGCONT lets it go on" "$(cat self.out)"; fi

$ulab events -o made/stream sleep 100 &
ulab_pid=$!
sleep 0.5
child=$(cat /proc/$ulab_pid/task/$ulab_pid/children)
kill -KILL $ulab_pid
wait $ulab_pid 2>/dev/null
sleep 0.2
if [ -n "$child" ] && ! grep -qs ') [^ZX]' /proc/${child% }/stat; then pass; else
	fail "the program goes with ulab" "pid $child: $(cat /proc/${child% }/stat 2>/dev/null)"
fi

total
