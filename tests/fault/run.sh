#!/bin/sh
# tests/fault/run.sh BUILD_DIR ULOAD: --fault, seen by the programs that are entered so.
#
#   inspect     (entry.S, inspect.c) prints the state at its entry point; perturbed.py holds every fault
#               against what it promises: that is different, and nothing else
#   hello       one per C library: which fault each one's start-up code survives
#   nothing     edges.py gives it unusual segments, which no fault may stumble upon
#   careless    a start without a C library that trusts the alignment of the stack
#   lines       what is wrong with a list: one line, 125
set -u

usage='usage: run.sh BUILD_DIR ULOAD'
build=$(realpath "${1:?$usage}") || exit 1
uload=$(realpath "${2:?$usage}") || exit 1
here=$(dirname "$(realpath "$0")")
. "$here/../score.sh"

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
chmod 755 .
cp "$uload" uload

nobody=
if [ "$(id -u)" -eq 0 ]; then
	nobody='setpriv --reuid 65534 --clear-groups --inh-caps=-all --bounding-set=-all'
	$nobody true 2>/dev/null || nobody=
fi

# ---- the guests ----

bare='-O1 -nostdlib -ffreestanding -fno-stack-protector -mgeneral-regs-only -fno-tree-loop-distribute-patterns'

build_guests() {
	gcc $bare -static -no-pie -o inspect "$here/entry.S" "$here/inspect.c" &&
		gcc $bare -static-pie -fPIE -o inspect-pie "$here/entry.S" "$here/inspect.c" &&
		gcc -O1 -nostdlib -static -ffreestanding -fno-stack-protector -o careless "$here/careless.c" &&
		gcc -O1 -nostdlib -static -ffreestanding -fno-stack-protector -o nothing "$here/nothing.c" &&
		gcc -O1 -static -o glibc "$here/hello.c" && gcc -O1 -o dynamic "$here/hello.c" &&
		gcc -O1 -static-pie -fPIE -o glibc-pie "$here/hello.c" &&
		gcc -O1 -no-pie -fno-pie -o dynamic-exec "$here/hello.c"
}

if ! build_guests 2>log; then
	fail 'the guests can be built' "$(head -n 3 log)"
	total
	exit 1
fi
command -v musl-gcc >/dev/null && musl-gcc -O1 -static -o musl "$here/hello.c"
"$build/libc/bin/mini-cc" -O1 -o mini "$here/hello.c"

# ---- exactly what is promised ----

# perturbed UNDER_WHAT PROGRAM PREFIX...
perturbed() {
	scored perturbed.py "$@"
}

# scored SCRIPT UNDER_WHAT PROGRAM PREFIX...
scored() {
	script=$1 what=$2 program=$3
	shift 3
	"$@" timeout 200 python3 -B "$here/$script" "$work/uload" "$work/$program" >log 2>&1
	passed=$((passed + $(sed -n 's/ passed, .*//p' log | tail -n 1 | grep . || echo 0)))
	if [ "$(tail -n 1 log | cut -d, -f2)" = ' 0 failed' ]; then
		pass
	else
		grep -v 'passed,' log | sed "s/^/$what: /" | head -n 40
		fail "$what" "$(tail -n 1 log)"
	fi
}

perturbed 'ET_EXEC' inspect env
perturbed 'static-PIE' inspect-pie env
if [ -n "$nobody" ]; then
	perturbed 'ET_EXEC, unprivileged' inspect $nobody
	perturbed 'static-PIE, unprivileged' inspect-pie $nobody
else
	skip 'the same without privilege'
fi

scored edges.py 'unusual segments' nothing env

# ---- C libraries ----

# outcome FAULT PROGRAM [OPTION...]: "ok", "garbled", "status N", "signal", "hang", "not here".
outcome() {
	fault=$1 program=$2
	shift 2
	timeout 3 ./uload "$@" --fault="$fault" ./"$program" >out 2>err </dev/null
	status=$?
	if [ $status -eq 124 ]; then
		echo hang
	elif [ $status -gt 128 ]; then
		echo signal
	elif [ $status -eq 125 ] && grep -q 'fault-not-here' err; then
		echo 'not here'
	elif [ $status -ne 0 ]; then
		echo "status $status"
	elif [ "$(cat out)" = 'hello, world 42' ] || [ "$(tr -d '\0' <out)" = 'no memory' ]; then
		echo ok
	else
		echo garbled
	fi
} 2>/dev/null

# expect FAULT PROGRAM OUTCOMES [OPTION...]: one of the outcomes, with | between them.
expect() {
	wanted=$3
	got=$(f=$1; p=$2; shift 3; outcome "$f" "$p" "$@") 2>/dev/null
	case "|$wanted|" in
	*"|$got|"*) pass ;;
	*) fail "$2 with $1" "is $got, not $wanted" "stdout: $(head -c 100 out | tr '\0' .)" "stderr: $(head -n 2 err)" ;;
	esac
}

allowed=$(./uload --fault=list --json | python3 -c 'import json, sys
for f in json.load(sys.stdin)["faults"]:
	if f["class"] == "allowed": print(f["name"])')
scarcity='no-brk brk-limit brk-limit=4096 no-heap data-limit as-limit as-limit=8M stack-limit stack-limit=32K fd-limit'

# What the ABI leaves open: every one of them survives it.
for program in glibc glibc-pie dynamic dynamic-exec musl mini; do
	[ -e $program ] || { skip "$program"; continue; }
	for fault in $allowed; do
		case $fault,$program in
		moved-base,glibc | moved-base,musl | moved-base,mini | moved-base,dynamic-exec)
			expect $fault $program 'not here' ;;
		*) expect $fault $program ok --fixed && expect $fault $program ok ;;
		esac
	done
	all=$(echo $allowed | tr ' ' '\n' | grep -vx -e registers-zero -e sp-page-start -e sp-page-end \
		-e no-vdso -e argc-0 -e no-env -e moved-base | paste -sd,)
	expect "$all" $program ok
done

# Without privilege, too.
if [ -n "$nobody" ]; then
	for program in glibc glibc-pie dynamic mini; do
		for fault in registers-junk,stack-junk,moved-brk,moved-vdso,sp-page-start,many-env no-brk,auxv-unknown,stack-gap; do
			$nobody timeout 5 ./uload --fault=$fault ./$program >out 2>err </dev/null
			[ "$(cat out)" = 'hello, world 42' ] && pass ||
				fail "$program with $fault, unprivileged" "$(head -n 1 err)"
		done
	done
else
	skip 'programs without privilege'
fi

# Too little of something: libc-mini says so, or does without.
for fault in $scarcity; do
	expect $fault mini 'ok|status 1'
	[ ! -e musl ] || expect $fault musl 'ok|status 1'
	expect $fault glibc 'ok|status 1|status 127'
done
expect no-heap mini 'status 1'

# What each one's start-up code trusts: every cell that was found, and its neighbour that is well.
expect rdx-junk glibc signal
expect rdx-junk mini ok
expect sp-misaligned glibc ok
expect sp-misaligned careless signal
expect direction-flag glibc ok
expect direction-flag mini ok
expect bss-fill glibc 'signal|hang'
expect bss-tail-fill glibc 'signal|hang'
expect bss-tail-file glibc 'signal|hang'
expect bss-tail-file mini 'ok|not here|status 3' # 3: its own name[] lies in that tail; where it lies is the linker's choice
expect no-at-random glibc signal
expect no-at-random mini ok
expect no-at-phdr glibc ok
expect no-at-phnum glibc signal
expect no-heap glibc 'status 127'
if [ -e musl ]; then
	expect rdx-junk musl ok
	expect sp-misaligned musl ok
	expect direction-flag musl garbled
	expect bss-fill musl signal
	expect bss-tail-file musl signal
	expect no-at-random musl ok
	expect no-at-phdr musl signal
	expect no-at-phnum musl ok
	expect no-heap musl 'status 1'
else
	skip "musl's column"
fi
timeout 3 ./uload ./careless
[ $? -eq 7 ] && pass || fail 'careless is well without a fault'

# ---- a list that makes no sense ----

# complains WHAT PATTERN OPTION...: 125, nothing on stdout, one line that has PATTERN in it.
complains() {
	what=$1 pattern=$2
	shift 2
	timeout 5 ./uload "$@" ./mini >out 2>err </dev/null
	status=$?
	if [ $status -eq 125 ] && [ ! -s out ] && [ "$(wc -l <err)" -eq 1 ] && grep -qe "$pattern" err; then
		pass
	else
		fail "$what" "status $status" "$(head -n 3 err)"
	fi
}

complains 'an unknown name lists all' "no fault 'nonsense'; there are registers-junk, .*mmap-after" --fault=nonsense
complains 'an empty name' "no fault ''" --fault=
complains 'an empty name at the end' "no fault ''" --fault=no-brk,
complains 'a name too long' "no fault 'no-brkx'" --fault=no-brkx
complains 'two that contradict' 'registers-junk and registers-zero contradict' --fault=registers-junk,registers-zero
complains 'missing and wrong' 'no-at-phdr and wrong-at-phdr contradict' --fault=no-at-phdr,wrong-at-phdr
complains 'the same twice' 'no-brk is given twice' --fault=no-brk,no-brk
complains 'two lists' 'given twice' --fault=no-brk --fault=no-env
complains 'a value where none is' 'no-brk takes no value' --fault=no-brk=1
complains 'no number' "brk-limit=SIZE: 'brk-limit=x'" --fault=brk-limit=x
complains 'an empty number' 'brk-limit=SIZE' --fault=brk-limit=
complains 'a count has no unit' 'many-args=N' --fault=many-args=4K
complains 'a number too large' 'as-limit=SIZE' --fault=as-limit=99999999999999999999
complains 'too many strings' 'at most 1000000' --fault=many-env=1000001
complains 'a gap too large' 'at most 64M' --fault=stack-gap=65M
complains 'for ulab' 'brk-after takes a filter' --fault=brk-after=3
complains 'an option that asks for something else' 'contradicts --fault=moved-brk' --brk=0x10000000 --fault=moved-brk
complains 'no judging' 'without --lint' --lint --fault=no-brk
complains "no list" "no fault './mini'" --fault

# ---- with the other options ----

timeout 5 ./uload --fault=stack-junk,registers-junk,no-brk,stack-shift --trace ./mini >out 2>err </dev/null
[ "$(cat out)" = 'hello, world 42' ] && grep -q ' fill ' err && pass || fail '--trace' "$(head -n 3 err)"
timeout 5 ./uload --fault=stack-junk,registers-junk,bss-tail-fill --events=events ./glibc >out 2>err </dev/null
if python3 - events <<'END'
import json, sys
lines = [json.loads(l) for l in open(sys.argv[1])]
plan, steps = lines[0], [l for l in lines if l["event"] == "step"]
assert [f["name"] for f in plan["faults"]] == ["registers-junk", "stack-junk", "bss-tail-fill"]
assert sum(s["op"] == "fill" for s in steps) == 2
assert steps[-1]["registers"]["rdx"] == "0x0" and steps[-1]["registers"]["rflags"] == "0xad7"
assert len(steps) == plan["steps"]
END
then pass; else fail '--events' "$(head -n 3 err)"; fi
timeout 5 ./uload --events=events ./mini >out 2>err </dev/null
grep -q '"faults"\|"registers"' events && fail 'no fault, no word of it' || pass
for program in glibc musl mini dynamic; do
	[ -e $program ] || continue
	timeout 5 ./uload --fault=many-args=100000,many-env=100000 ./$program >out 2>err </dev/null
	status=$?
	[ $status -eq 126 ] && grep -q 'args-big' err && pass || fail "more strings than fit: $program" "$status $(head -n 1 err)"
done
printf '#!./mini x\n' >script && chmod +x script
expect argc-0,no-env script ok
(ulimit -Ss 64; expect registers-junk,stack-junk,auxv-shuffled mini ok; [ $failed -eq 0 ]) && pass ||
	fail 'a stack of 64 KiB'
expect many-args script ok
sh -c 'ulimit -Sv 200000; ulimit -Hv 200000; exec timeout 5 ./uload --fault=as-limit=1G ./mini' >out 2>err
[ "$(cat out)" = 'hello, world 42' ] && pass || fail 'a limit above the hard one' "$(head -n 1 err)"

"$here/../../tools/faults-man.sh" | cmp -s - "$here/../../docs/uload-faults.7" && pass ||
	fail 'docs/uload-faults.7 is old: tools/faults-man.sh >docs/uload-faults.7'
for name in $(./uload --fault=list --json | grep -o '"name": "[^"]*"' | cut -d'"' -f4); do
	./uload --fault=list | grep -q "^  $name" && sed 's/\\-/-/g' "$here/../../docs/uload-faults.7" |
		grep -qx "\.B $name" && pass || fail "$name in the list and in the manual"
done

total
