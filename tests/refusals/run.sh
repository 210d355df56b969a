#!/bin/sh
# tests/refusals/run.sh BUILD_DIR ULOAD: what uload refuses, and how.
#
# Crafted and mutated files are made and compared with execve(2) by mutants.c; here are the cases
# that need a file system, a mount, strace or a command line. A refusal is one line on stderr that
# ends in the rule's id, nothing on stdout, the status of the rule, within two seconds. In the end
# every rule of rules.def has been seen, or is in the list of those that are shown elsewhere.
set -u

usage='usage: run.sh BUILD_DIR ULOAD'
build=$(realpath "${1:?$usage}") || exit 1
uload=$(realpath "${2:?$usage}") || exit 1
here=$(dirname "$(realpath "$0")")
rules=$here/../../loader/plan/rules.def
mutants=$build/tests/refusals/mutants
. "$here/../score.sh"

# Rules that no file and no command line can raise: shown by tests/unit, tests/library.
elsewhere='no-room string-long stack-small
	threads shared-memory rseq no-proc script-closes'

# ---- keeping score ----

# ---- refusals ----

# is_refusal STATUS WANTED RULE: out and err of a run that ended with STATUS.
is_refusal() {
	[ "$1" -eq "$2" ] && [ ! -s out ] && [ "$(wc -l <err)" -eq 1 ] &&
		grep -q "^uload: .* \[${3:-[a-z0-9-]*}\]\$" err
}

# refuses WHAT STATUS RULE COMMAND...: COMMAND runs uload somehow.
refuses() {
	what=$1 wanted=$2 rule=$3
	shift 3
	timeout 2 "$@" >out 2>err </dev/null
	status=$?
	if is_refusal $status "$wanted" "$rule"; then
		pass
		echo "$rule" >>rules-seen
	else
		fail "$what" "status $status, not $wanted [$rule]" "stdout: $(head -c 200 out)" \
			"stderr: $(head -n 3 err)"
	fi
}

# runs WHAT STATUS COMMAND...: it runs, and uload says nothing.
runs() {
	what=$1 wanted=$2
	shift 2
	timeout 2 "$@" >out 2>err </dev/null
	status=$?
	if [ $status -eq "$wanted" ] && [ ! -s err ]; then
		pass
	else
		fail "$what" "status $status, not $wanted" "stderr: $(head -n 3 err)"
	fi
}

# What makes a command one without privilege, if we have any. We may be nobody already.
nobody=
[ "$(id -u)" -ne 0 ] || nobody='setpriv --reuid 65534 --regid 65534 --clear-groups'

# ---- crafted files ----

# crafted MODE ...: a mode of mutants.c, in a directory of its own.
crafted() {
	mkdir -p "crafted-$1"
	(cd "crafted-$1" && "$mutants" "$1" ./../uload $2) >"log-$1" 2>&1
	sed -n 's/^RULE //p' "log-$1" >>rules-seen
	grep -v '^RULE' "log-$1" | sed '$d'
	counts=$(tail -n 1 "log-$1")
	case $counts in
	*' passed, '*' failed')
		passed=$((passed + ${counts%% *}))
		counts=${counts#*, }
		failed=$((failed + ${counts%% *}))
		;;
	*) fail "mutants $1 did not come to its end" "$counts" ;;
	esac
}

# ---- files of every kind ----

special_files() {
	mkfifo fifo
	"$mutants" make socket socket
	ln -s loop-b loop-a
	ln -s loop-a loop-b
	ln -s nowhere dangling
	mkdir -p dir closed
	chmod 0 closed
	refuses 'a FIFO' 126 not-regular "$uload" ./fifo
	refuses 'a directory' 126 not-regular "$uload" ./dir
	refuses 'a socket' 126 not-regular "$uload" ./socket
	refuses '/dev/null' 126 not-regular "$uload" /dev/null
	refuses '/dev/zero' 126 not-regular "$uload" /dev/zero
	refuses '/dev/tty' 126 not-regular "$uload" /dev/tty
	refuses 'no such file' 127 not-found "$uload" ./nowhere
	refuses 'a dangling link' 127 not-found "$uload" ./dangling
	refuses 'a loop of links' 126 open-failed "$uload" ./loop-a
	refuses 'a file as directory' 126 open-failed "$uload" ./good/x
	refuses 'a name too long' 126 open-failed "$uload" "./$(printf %0300d 0)"
	refuses 'a closed directory' 126 open-failed $nobody ./uload ./closed/x
	refuses 'not in PATH' 127 not-in-path "$uload" no-such-program
	refuses 'an empty name' 127 not-found "$uload" ''
}

# A chain of N scripts before the program.
chain() {
	cp good link-0
	i=1
	while [ $i -le "$1" ]; do
		printf '#!./link-%d\n' $((i - 1)) >link-$i
		chmod 755 link-$i
		i=$((i + 1))
	done
}

scripts() {
	chain 6
	runs 'five scripts in a row' 42 "$uload" ./link-5
	refuses 'six scripts in a row' 126 script-depth "$uload" ./link-6
	printf '#!./fifo\n' >to-fifo
	printf '#!./loop-a\n' >to-loop
	chmod 755 to-fifo to-loop
	refuses 'a script for a FIFO' 126 not-regular "$uload" ./to-fifo
	refuses 'a script for a loop of links' 126 open-failed "$uload" ./to-loop
}

busy() {
	cp good written
	exec 3>>written
	refuses 'open for writing' 126 text-busy "$uload" ./written
	exec 3>&-
	runs 'no longer open for writing' 42 "$uload" ./written
}

# A mount of its own: only root can have one here.
noexec_mount() {
	mkdir -p mount
	if ! unshare -m true 2>/dev/null; then
		skip 'a file system mounted noexec (no right to mount)'
		echo noexec-mount >>rules-seen
		return
	fi
	refuses 'a file system mounted noexec' 126 noexec-mount unshare -m sh -c \
		'mount -t tmpfs -o noexec none mount && cp good mount && exec "$0" mount/good' "$uload"
}

# ---- options that cannot be kept ----

page=$(printf %04096d 0)

options() {
	refuses '--load-base of an ET_EXEC' 126 load-base-exec "$uload" --load-base=0x10000000 ./good
	refuses '--load-base within a page' 126 load-base-align "$uload" --load-base=0x10000800 ./pie
	refuses '--load-base too high' 126 load-base-room "$uload" --load-base=0x7fffffffe000 ./pie
	refuses '--load-base too low' 126 low-address $nobody ./uload --load-base=0 ./pie
	refuses '--stack-size of a page' 126 stack-size-small "$uload" --stack-size=1 ./good "$page"
	refuses '--brk 0' 126 brk-room $nobody ./uload --brk=0 ./good
	refuses '--brk in the kernel half' 126 brk-room "$uload" --brk=0xffffffff80000000 ./good
	refuses '--fault=moved-base of an ET_EXEC' 125 fault-not-here "$uload" --fault=moved-base ./good
	refuses '--stack-size over the hard limit' 126 stack-size-large \
		sh -c 'ulimit -s 1024; exec "$0" --stack-size=2M ./good' "$uload"
}

# ---- a system that says no ----

# inject WHAT STATUS RULE NAME ERROR COMMAND...: the first call of NAME fails with ERROR.
inject() {
	what=$1 status=$2 rule=$3 name=$4 error=$5
	shift 5
	refuses "$what" "$status" "$rule" strace -qq -o /dev/null -e "trace=$name" \
		-e "inject=$name:error=$error:when=1" "$@"
}

big=$(printf %0100000d 0)

injections() {
	inject 'a file that cannot be read' 126 read-failed pread64 EIO "$uload" ./good
	inject 'no memory for a large plan' 126 no-memory mmap ENOMEM "$uload" ./good "$big"
	inject 'a question that is not answered' 126 system mmap ENOMEM "$uload" ./static-pie
}

# calls PREFIX FILE: "NAME N" for each system call of uload's before the program's own exit. That
# mincore(2) says ENOMEM of a page that is mapped is no failure but a lie: left out.
calls() {
	rm -f calls-log
	$1 strace -qq -o calls-log ./uload "$2" >/dev/null 2>&1 </dev/null
	awk '/^(exit|\+\+\+)/ { exit } /^[a-z_0-9]+\(/ { sub(/\(.*/, ""); print $0, ++n[$0] }' \
		calls-log | grep -v '^execve '
}

# every_call_fails WHAT PREFIX FILE: one after the other, each fails once: either uload does without
# it, or it says so.
every_call_fails() {
	what=$1 prefix=$2 file=$3
	$prefix strace -qq -o /dev/null true 2>/dev/null || {
		skip "failing calls, $what (strace does not work)"
		return
	}
	calls "$prefix" "$file" >calls-made
	while read -r name n; do
		for error in ENOMEM EPERM; do
			[ "$name$error" != mincoreENOMEM ] || continue
			[ "$name$error" != mincoreENOMEM ] || continue
			timeout 5 $prefix strace -qq -o /dev/null -e "trace=$name" \
				-e "inject=$name:error=$error:when=$n" ./uload "$file" \
				>out 2>err </dev/null
			status=$?
			if { [ $status -eq 42 ] && [ ! -s err ]; } || is_refusal $status 126 ''; then
				pass
			else
				fail "$what: $name, call $n, fails with $error" "status $status" \
					"stderr: $(head -n 3 err)"
			fi
		done
	done <calls-made
	echo "every one of $(wc -l <calls-made) system calls failed: $what"
}

failing_calls() {
	if ! command -v strace >/dev/null; then
		skip 'failing system calls (strace is not installed)'
		printf '%s\n' read-failed no-memory system >>rules-seen
		return
	fi
	injections
	for kind in static static-pie dynamic pie; do
		every_call_fails "$kind" '' ./$kind
	done
	[ -z "$nobody" ] || every_call_fails 'pie, unprivileged' "$nobody" ./pie
}

# ---- every rule ----

every_rule() {
	sed -n 's/^RULE([A-Z0-9_]*, "\([a-z0-9-]*\)".*/\1/p' "$rules" >rules-all
	for rule in $(cat rules-all); do
		if grep -qx "$rule" rules-seen; then
			pass
		elif ! echo $elsewhere | tr ' ' '\n' | grep -qx "$rule"; then
			fail "no case raised the rule $rule"
		fi
	done
}

mkdir -p "$build/tests/refusals"
${CC:-cc} -std=gnu11 -O1 -o "$mutants" "$here"/*.c || {
	echo 'FAIL mutants.c cannot be compiled'
	echo '0 passed, 1 failed'
	exit 1
}
work=$(mktemp -d) && cd "$work" || exit 1
trap 'chmod 700 closed 2>/dev/null; rm -rf "$work"' EXIT
umask 022
chmod 755 .
cp "$uload" uload && chmod 755 uload
for kind in static static-pie dynamic pie; do
	"$mutants" make $kind $kind
done
cp static-pie ld
cp static good
: >rules-seen
[ "$(id -u)" -ne 0 ] || chown 65534 . # mutants.c runs its files as nobody

crafted table ''
crafted texts ''
crafted flips '2500 1'
crafted truncate 300
crafted memory ''
crafted arguments ''
special_files
scripts
busy
noexec_mount
options
failing_calls
every_rule
total
