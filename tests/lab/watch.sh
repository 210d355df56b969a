#!/bin/sh
# tests/lab/watch.sh BUILD_DIR ULOAD: ulab watch.
#
# Guests whose events are known (watch/*.c), with every C library that is here; their stream is read
# by watch/watch.py, which counts by itself, and compared with lines and summary. Then that nothing
# of the program is disturbed, as root and as an ordinary user, with perf and without; and what
# signals, terminals and broken pipes do (watch/terminal.py).
set -u

usage='usage: watch.sh BUILD_DIR ULOAD'
build=$(realpath "${1:?$usage}") || exit 1
uload=$(realpath "${2:?$usage}") || exit 1
here=$(dirname "$(realpath "$0")")/watch
. "$here/../../score.sh"
top=$(dirname "$(dirname "$(dirname "$here")")")

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
chmod 755 "$work"
cd "$work" || exit 1
mkdir -p bin made
chmod 777 made
cp -L "$build/ulab" bin/ulab && cp -L "$uload" bin/uload || exit 1
cp "$here"/*.py .
ulab=$work/bin/ulab
ordinary='setpriv --reuid 65534 --clear-groups --inh-caps=-all --bounding-set=-all'
[ "$(id -u)" = 0 ] || ordinary= # it is one already
unset NO_COLOR

# ---- guests ----

build_guest() { # NAME LIBC COMPILER...
	name=$1 libc=$2
	shift 2
	"$@" -O1 -fno-builtin -I"$top/include" -o "$name-$libc" "$here/$name.c" 2>error ||
		fail "building $name with $libc" "$(head -n 5 error)"
}

libcs=
for libc in mini glibc static musl; do
	case $libc in
	mini) cc=$build/libc/bin/mini-cc ;;
	glibc) cc=gcc ;;
	static) cc='gcc -static' ;;
	musl) cc='musl-gcc -static' ;;
	esac
	# shellcheck disable=SC2086  # words
	if command -v ${cc%% *} >/dev/null; then
		libcs="$libcs $libc"
		for guest in known family signals loop; do
			build_guest $guest $libc $cc
		done
		[ $libc != mini ] || build_guest heap mini $cc
	else
		skip "guests with $libc: no ${cc%% *}"
	fi
done

# ---- words ----

is() { # WHAT WANTED FOUND
	if [ "$2" = "$3" ]; then pass; else fail "$1" "wanted: $2" "found:  $3"; fi
}

has() { # WHAT FILE PATTERN
	if grep -qE -e "$3" "$2"; then pass; else fail "$1" "no $3 in:" "$(head -n 30 "$2")"; fi
}

hasnt() { # WHAT FILE PATTERN
	if grep -aqE -e "$3" "$2"; then fail "$1" "$(grep -aE -m 3 -e "$3" "$2" | cat -v)"; else pass; fi
}

# watch USER OPTIONS... PROGRAM...: made/{lines,out,err}, status
watch() {
	as=$1
	shift
	rm -f made/*
	timeout 30 $as "$ulab" watch "$@" >made/out 2>made/err </dev/null
	status=$?
}

between() {
	python3 watch.py between made/events "$1" | tr '\n' ';'
}

# ---- known events ----

known_events() { # LIBC USER OPTIONS...: what known.c does, in this way of watching
	libc=$1 as=$2
	shift 2
	what="known-$libc${as:+, unprivileged}${*:+, $*}"
	watch "$as" "$@" --events=made/events -o made/lines "./known-$libc"
	is "$what: status" 7 "$status"
	is "$what: output" ok "$(cat made/out)"
	is "$what: nothing on stderr" '' "$(cat made/err)"
	is "$what: brk" 'brk +135168;brk -32768;' "$(between brk)"
	is "$what: map" 'mmap 65536;mremap 65536 131072;mprotect 4096;madvise 65536;' "$(between map)"
	is "$what: unmap" 'munmap 131072;' "$(between unmap)"
	is "$what: stack" '' "$(between stack)"
	is "$what: refused" 'mmap 1125899906842624 refused;' "$(between refused)"
	has "$what: the break in words" made/lines 'brk +up 132 KiB to 0x[0-9a-f]+: heap '
	has "$what: and back" made/lines 'brk +down 32 KiB to '
	has "$what: mapping in words" made/lines 'mmap +64 KiB rw- at 0x[0-9a-f]+, anonymous$'
	has "$what: moved" made/lines 'mremap +64 KiB -> 128 KiB'
	has "$what: protected" made/lines 'mprotect +4 KiB r-- at 0x'
	has "$what: given up" made/lines 'madvise +64 KiB DONTNEED at '
	has "$what: unmapped" made/lines 'munmap +128 KiB at '
	has "$what: refused in words" made/lines 'mmap +1024 TiB refused: Cannot allocate memory'
	has "$what: the end" made/lines 'exit +status 7'
	has "$what: summary" made/lines "^ulab: ./known-$libc ended with status 7 after "
	same_totals "$what" "$as" "$@" "./known-$libc"
}

touches() { # LIBC USER OPTIONS...: after known_events with the same
	is "$what: 10 pages of the break" 10 "$(python3 watch.py touched made/events brk)"
	is "$what: 10 pages of the mapping" 10 "$(python3 watch.py touched made/events map)"
	stack=$(python3 watch.py touched made/events stack)
	if [ "$stack" -ge 62 ] && [ "$stack" -le 68 ]; then pass; else
		fail "$what: about 65 pages of the stack" "found: $stack"; fi
}

# Pagemap is looked at now and then, and at the end: what went before that was not seen.
touches_later() {
	found=$(python3 -c '
import json
print(sum(r["present"] + r["touched"] for r in json.load(open("made/json"))["faults"] if r["region"] == "heap"))')
	if [ "$found" -ge 10 ]; then pass; else fail "$what: 10 pages of the break" "found: $found"; fi
}

# The summary of a run is counted from the events of that very run.
same_totals() { # WHAT USER OPTIONS... PROGRAM...
	same_what=$1 same_as=$2
	shift 2
	rm -f made/json made/totals.events
	timeout 30 $same_as "$ulab" watch --json --events=made/totals.events -o made/json "$@" \
		>/dev/null </dev/null
	check "$same_what: the summary counts what the stream holds" \
		python3 watch.py totals made/totals.events made/json
}

known() {
	for libc in $libcs; do
		known_events "$libc" ''
		touches
		has "known-$libc: stack growth" made/lines 'touch +[0-9]+ pages of stack|stack +grew down by'
		has "known-$libc: ten touches in one line" made/lines 'touch +10 pages of heap, by (touch|main), 0x'
		known_events "$libc" "$ordinary"
		touches
		known_events "$libc" '' --no-perf
		touches_later
		known_events "$libc" '' --no-faults
		hasnt "known-$libc --no-faults" made/events '"event": *"(fault|resident)"'
	done
	known_events mini "$ordinary" --no-perf
	touches_later
	watch '' --all -o made/lines ./known-mini
	is "--all: a line for each touch" 10 \
		"$(sed -n '/ mark  *brk/,/ mark  *map/p' made/lines | grep -c ' touch  *1 page of heap')"
}

# ---- libc-mini's malloc ----

heap() {
	watch '' --events=made/events -o made/lines ./heap-mini
	is "heap: status" 0 "$status"
	is "the first malloc raises the break by 132 KiB" 'brk +135168;malloc break;' \
		"$(between first | sed 's/brk;//')"
	is "a thousand come from the pool" 1000 "$(python3 watch.py between made/events pool | grep -c 'malloc pool')"
	is "and go back to it" 1000 "$(python3 watch.py between made/events pool | grep -c 'free pool')"
	is "131049 bytes: a mapping" 'mmap;malloc mapping;' "$(between mapping | sed 's/ [0-9]*;/;/')"
	is "free: munmap" 'munmap;free mapping;' "$(between free | sed 's/ [0-9]*;/;/')"
	has "heap: the break grew" made/lines 'malloc +1 B at 0x[0-9a-f]+: the break grew by 132 KiB'
	has "heap: folded" made/lines 'pool +2000 calls without a system call: 1000 malloc, 1000 free; 23.4 KiB'
	has "heap: mapping" made/lines 'malloc +128.0 KiB at 0x[0-9a-f]+: a mapping of its own'
	has "heap: gone" made/lines 'free .*: its mapping is given back'
	has "heap: saved" made/lines '^  2,003 calls made [34] system calls: the pool saved (2,000|1,999)'
	same_totals heap '' ./heap-mini
	same_totals "heap, unprivileged" "$ordinary" ./heap-mini
	watch '' --no-heap -o made/lines --events=made/events ./heap-mini
	hasnt "--no-heap" made/events '"event": *"heap"'
	hasnt "--no-heap: lines" made/lines ' (malloc|free|pool) '
}

# ---- children ----

children() {
	for libc in $libcs; do
		watch '' -o made/lines --events=made/events "./family-$libc" ./known-mini
		is "family-$libc: its children run" '3 7' "$(tail -n 1 made/out)"
		hasnt "family-$libc: only its own events" made/events '"name": *"child"'
		watch '' --follow -o made/lines --events=made/events "./family-$libc" ./known-mini
		is "family-$libc --follow: its children run" '3 7' "$(tail -n 1 made/out)"
		has "family-$libc: fork" made/lines '\[[0-9]+\] fork +child [0-9]+'
		has "family-$libc: exec" made/lines '\[[0-9]+\] exec +.*known-mini: a new address space'
		is "family-$libc: the child's mapping" 'mmap 20480;munmap 20480;' "$(between child)"
		is "family-$libc: and its touches" 5 "$(python3 watch.py touched made/events child)"
		is "family-$libc: the second child's break" 'brk +135168;brk -32768;' "$(between brk)"
		same_totals "family-$libc --follow" '' --follow "./family-$libc" ./known-mini
	done
}

# A child by vfork(2) (dash's) shares the memory only until it is another program.
no_children() {
	watch '' --events=made/events -o made/lines sh -c 'ls /etc >/dev/null; sleep 0.05; echo end'
	is "children are let alone" end "$(cat made/out)"
	is "and nothing of theirs is told" 1 "$(python3 -c '
import json
lines = [json.loads(line) for line in open("made/events")]
print(len({e["pid"] for e in lines if e["event"] in ("call", "fault", "resident", "signal", "exit")}))')"
}

# ---- folding ----

folding() {
	watch '' -o made/lines ./loop-mini 5000
	if [ "$(wc -l <made/lines)" -lt 80 ]; then pass; else
		fail "5000 rounds of the same three events are few lines" "$(wc -l <made/lines) lines"; fi
	has "rounds are counted" made/lines '\.\.\. +the last [36] lines [0-9]+ more times'
	is "and none is lost" 5000 "$(awk '
		/ mmap .*32 KiB rw-/ { n++ }
		/ the last [0-9]+ lines/ { n += $5 / 3 * $7 - 0; }
		END { print n }' made/lines | sed 's/ //g')"
	same_totals "5000 rounds" '' ./loop-mini 5000
	same_totals "5000 rounds without faults" '' --no-faults ./loop-mini 5000
}

# ---- the program is left alone ----

alone() {
	for as in '' "$ordinary"; do
		for fold in '' --no-perf; do
			who="${as:+unprivileged }$fold"
			head -c 300000 /dev/urandom >made-input
			timeout 30 $as "$ulab" watch $fold -o /dev/null cat <made-input >made-output
			is "$who: status of cat" 0 $?
			check "$who: bytes go through" cmp made-input made-output
			timeout 30 $as "$ulab" watch $fold -o /dev/null ls /nowhere >made-out 2>made-err
			is "$who: status of ls" 2 $?
			ls /nowhere 2>made-err-native
			check "$who: its own stderr" cmp made-err made-err-native
			for signal in 9 11 15; do
				sh -c "$as $ulab watch $fold -o made/lines ./signals-mini kill $signal" 2>/dev/null
				is "$who: killed by $signal" $((128 + signal)) $?
			done
			rm -f made/lines
		done
	done
	timeout 30 "$ulab" watch sh -c 'echo out; echo err >&2; exit 5' >made-out 2>made-err
	is "lines go to stderr" 5 $?
	is "and stdout is the program's" out "$(cat made-out)"
	has "stderr has both" made-err '^err$'
	has "stderr has both" made-err '^ulab: sh ended with status 5'
	for command in "grep -E ^(Sig(Blk|Ign|Cgt)|Uid|Gid|Cap|Groups) /proc/self/status" \
		"ls /proc/self/fd" env "prlimit --noheadings"; do
		set -f
		# shellcheck disable=SC2086  # words
		set -- $command
		set +f
		timeout 30 "$@" </dev/null >native 2>&1
		timeout 30 "$ulab" watch -o /dev/null "$@" </dev/null >watched 2>&1
		check "the same under ulab: $command" diff native watched
	done
	timeout 30 "$ulab" watch --fixed --argv0=other -o /dev/null sh -c 'echo $0' x >made-out
	is "uload's options" x "$(cat made-out)"
}

# ---- options, refusals, broken pipes ----

refusals() {
	: >empty
	chmod 755 empty
	printf '\177ELF\2\1\1 not really' >broken
	chmod 755 broken
	for program in ./empty ./broken ./nothing-here /; do
		timeout 5 ./bin/uload "$program" >made-out 2>made-err
		wanted=$?
		for option in '' --live --summary --json; do
			[ "$option" != --live ] || continue
			timeout 5 "$ulab" watch $option "$program" >made-out 2>made-err2
			is "$program $option: uload's status" $wanted $?
			check "$program $option: uload's line, and nothing else" cmp made-err made-err2
		done
	done
	for wrong in '--nonsense' '-o' '--events' '' '--live'; do
		# shellcheck disable=SC2086
		timeout 5 "$ulab" watch $wrong ${wrong:+./known-mini} >made-out 2>made-err </dev/null
		code=$?
		case $wrong in -o | --events) code=125 ;; esac # it took the program's name for the file's
		is "watch $wrong: status" 125 $code
	done
	timeout 5 "$ulab" watch --nonsense true 2>made-err
	is "a wrong option: one line" 1 "$(wc -l <made-err)"
	timeout 5 "$ulab" watch -o /nowhere/x true 2>made-err
	is "a file that cannot be written" 125 $?
	timeout 5 "$ulab" watch --help >made-out
	is "help" 0 $?
	for option in --live --summary --json --events --all --follow --no-faults --no-heap --no-perf; do
		has "--help tells of it" made-out "$option"
	done
}

outputs() {
	watch '' --json ./known-mini
	check "--json: one object" python3 -c 'import json; json.load(open("made/err"))'
	is "--json: one line" 1 "$(wc -l <made/err)"
	watch '' --summary ./known-mini
	hasnt "--summary: no lines" made/err '^ +0\.[0-9]{6}  '
	has "--summary: peaks" made/err '^  break .* KiB  \(0x'
	hasnt "no colour in a file" made/err "$(printf '\033')"
	{ timeout 30 "$ulab" watch --all ./known-mini; echo $? >made-status; } 2>&1 >made-out | head -n 1 >made-first
	is "nobody reads stderr: the program goes on" 7 "$(cat made-status)"
	is "and writes what it has to" ok "$(cat made-out)"
	timeout 30 "$ulab" watch ./known-mini 2>&- >made-out
	is "stderr is closed: the program goes on" 7 $?
	if [ -w /dev/full ]; then
		timeout 30 "$ulab" watch -o /dev/full ./known-mini >made-out 2>made-err
		is "a full disk: the program goes on" 7 $?
		is "and one line says so" 1 "$(wc -l <made-err)"
		timeout 30 "$ulab" watch -o /dev/full sleep 0.5 2>made-err # its lines are flushed before the end
		is "a full disk, found out while the program runs" 1 "$(grep -c 'No space left' made-err)"
		timeout 30 "$ulab" watch --events=/dev/full -o /dev/null ./known-mini >made-out 2>made-err
		is "a full disk for the events" 7 $?
		is "and one line says so, too" 1 "$(wc -l <made-err)"
	fi
}

names() {
	name=$(printf 'a\033[31m\377b')
	cp known-mini "$name"
	watch '' "./$name"
	is "a name of any bytes: status" 7 "$status"
	hasnt "control characters of names are not written" made/err "$(printf '\033')"
	watch '' --json --events=made/events "./$name"
	check "and JSON is JSON" python3 -c 'import json; json.load(open("made/err"))
for line in open("made/events"): json.loads(line)'
}

terminal() {
	timeout 100 python3 terminal.py "$ulab" "$work" >made-terminal 2>&1
	code=$?
	while read -r verdict text; do
		case $verdict in
		pass) pass ;;
		FAIL) fail "$text" ;;
		*) echo "    $verdict $text" ;;
		esac
	done <made-terminal
	is "terminal.py came to its end" 0 $code
}

known
heap
children
no_children
folding
alone
refusals
outputs
names
terminal
total
