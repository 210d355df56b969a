#!/bin/bash
# run.sh BUILD_DIR ULOAD: malloc: its policy by traces, beside glibc's; knobs; misuse; the stress beside
# a model, with system calls that fail at every point; the trace and the decoder on a live process.
# With CHECK_LONG=1 the stress runs ten times as long.
set -u

usage="usage: run.sh BUILD_DIR ULOAD"
build=$(realpath "${1:?$usage}") || exit 1
uload=$(realpath "${2:?$usage}") || exit 1
here=$(dirname "$(realpath "$0")")
top=$(realpath "$here/../../..")
work=$build/tests/malloc
mkdir -p "$work/inject"
# shellcheck source=../../score.sh
. "$here/../../score.sh"
mini=$build/../mini-cc
lab=("$top"/lab/heap/heap_{view,lists,check}.c)

compile() { # NAME COMMAND...
	local name=$1
	shift
	"$@" >"$work/output" 2>&1 || { fail "$name does not compile" "$(head -n 5 "$work/output")"; total; exit 1; }
}
for name in policy misuse knobs traced; do
	compile $name "$mini" -O1 -w -fno-builtin -o "$work/$name" "$here/$name.c"
done
compile policy "${CC:-gcc}" -static -O1 -w -fno-builtin -o "$work/policy-glibc" "$here/policy.c"
compile watch "${CC:-gcc}" -O1 -w -idirafter "$top/libc-mini/include" -o "$work/watch" "$top"/lab/heap/*.c
compile damaged "${CC:-gcc}" -O1 -g -w -fsanitize=address,undefined -fno-sanitize-recover=all -I"$top/lab/heap" \
	-idirafter "$top/libc-mini/include" -o "$work/damaged" "$here/damaged.c" "${lab[@]}"
compile stress "$mini" -O2 -w -I"$top/lab/heap" -o "$work/stress" "$here/stress.c" "${lab[@]}"
for source in "$top"/libc-mini/malloc/*.c; do
	compile inject "$mini" -O2 -w -std=gnu11 -D_GNU_SOURCE -DMALLOC_INJECT -ffreestanding -fno-stack-protector \
		-fno-strict-aliasing -fno-tree-loop-distribute-patterns -I"$top/libc-mini/internal" -I"$top/libc-mini" \
		-I"$top/libc-mini/arch/$(uname -m)" -c -o "$work/inject/$(basename "$source" .c).o" "$source"
done
compile stress-inject "$mini" -O2 -w -I"$top/lab/heap" -o "$work/stress-inject" "$here/stress.c" "${lab[@]}" "$work"/inject/*.o

# ---- the policy ----

# calls PROGRAM CASE [STRACE_OPTION]...: its system calls between the two getppid, sizes in hexadecimal
calls() {
	local program=$1 case=$2
	shift 2
	strace -f -e trace=brk,mmap,munmap,mremap,getppid "$@" "$program" "$case" 2>&1 >/dev/null | python3 -c '
import re, sys
inside, last, text = False, None, []
for line in sys.stdin:
    m = re.match(r"(\w+)\((.*?)\)\s+= (\S+)", line)
    if not m: continue
    call, args, result = m[1], m[2].split(", "), m[3]
    if call == "getppid":
        inside = not inside
        continue
    if call == "brk":
        now = int(result, 16) if result.startswith("0x") else -1
        if args[0] == "NULL": word = "brk?"
        elif now != int(args[0], 16): word = "brk-denied"
        else: word = "brk%+d" % ((now - last) // 1024) + "K"
        last = now
    elif call == "mmap": word = "mmap:%dK" % (int(args[1]) // 1024)
    elif call == "munmap": word = "munmap:%dK" % (int(args[1]) // 1024)
    elif call == "mremap": word = "mremap:%dK:%dK" % (int(args[1]) // 1024, int(args[2]) // 1024)
    if inside: text.append(word)
print(" ".join(text))'
}

# policy.expected says what each case's sequence is, and why it differs from glibc's if it does.
if command -v strace >/dev/null && command -v python3 >/dev/null; then
	printf '%-20s %-56s %s\n' "policy" "libc-mini" "glibc"
	for case in first thousands again below_threshold at_threshold pool_used_up large_from_the_pool \
			untouched shrinks held_up moved_mapping grows_in_place foreign_break no_mappings \
			low_threshold every_time adaptive; do
		ours=$(calls "$work/policy" $case)
		printf '%-20s %-56s %s\n' "$case" "$ours" "$(calls "$work/policy-glibc" $case)"
		expected=$(sed -n "s/^$case *//p" "$here/policy.expected")
		if [ "$ours" = "$expected" ]; then pass; else fail "policy $case" "expected $expected" "got      $ours"; fi
	done
	# a break that cannot move: an arena, and nothing lost; one that moves again is used again
	got=$(calls "$work/policy" thousands -e inject=brk:retval=0)
	case $got in *mmap:10[0-9][0-9]K) pass ;; *) fail "brk denied" "$got" ;; esac
	got=$(calls "$work/policy" first -e inject=brk:error=ENOSYS)
	case $got in *mmap:10[0-9][0-9]K) pass ;; *) fail "brk forbidden" "$got" ;; esac
else
	skip "policy: no strace or no python3"
fi
for case in first thousands again shrinks foreign_break grows_in_place; do
	check "policy $case under uload" "$uload" "$work/policy" $case
done

# ---- knobs ----

knob() { # EXPECTED SETTING...
	local expected=$1
	shift
	got=$(env "$@" "$work/knobs" | tr '\n' ' ')
	if [ "$got" = "$expected" ]; then pass; else fail "knob $*" "expected $expected" "got      $got"; fi
}
plain=$(env -i "$work/knobs" | tr '\n' ' ')
case $plain in "break 135168 new 0 freed "*" mappings 1 ") pass ;; *) fail "no knobs" "$plain" ;; esac
knob "break 4096 new 0 freed 0 mappings 1 " MALLOC_TOP_PAD_=0
knob "break 1052672 new 0 freed 0 mappings 0 " MALLOC_TOP_PAD_=1048576
knob "break 135168 new 0 freed 0 mappings 0 " MALLOC_MMAP_THRESHOLD_=0x100000
knob "break 135168 new 0 freed 0 mappings 0 " MALLOC_MMAP_MAX_=0
knob "break 135168 new 170 freed 85 mappings 1 " MALLOC_PERTURB_=85
knob "break 135168 new 0 freed 0 mappings 1 " MALLOC_TOP_PAD_=rubbish MALLOC_MMAP_MAX_= MALLOC_PERTURB_=9x

# ---- misuse ----

"$work/misuse" >"$work/misuse.cases"
while read -r case expected; do
	(ulimit -c 0; exec "$work/misuse" "$case") >"$work/out" 2>"$work/err" </dev/null
	status=$?
	read -r p q <"$work/out"
	case $expected in
	null | fine) want='' code=0 ;;
	*) code=134 want="libc-mini: $(echo "$expected" | sed "s/\bP\b/${p:-?}/; s/\bQ\b/${q:-?}/")" ;;
	esac
	if [ "$status" = $code ] && [ "$(cat "$work/err")" = "$want" ]; then
		pass
	else
		fail "misuse $case: status $status" "expected $want" "got      $(cat "$work/err")"
	fi
done <"$work/misuse.cases" 2>/dev/null

# ---- the model ----

times=${CHECK_LONG:+10}
for seed in 1 2 3 4 5 6; do
	for log in 7 11 16 23; do
		check "stress $seed $log" "$work/stress" $seed $((${times:-1} * 100000)) $log
	done
done
check "stress under uload" "$uload" "$work/stress" 7 50000 18
for knob in MALLOC_TOP_PAD_=0 MALLOC_MMAP_THRESHOLD_=128 MALLOC_MMAP_MAX_=0 MALLOC_ADAPTIVE_=1 \
		MALLOC_TRIM_THRESHOLD_=0 MALLOC_TRIM_THRESHOLD_=-1 MALLOC_PERTURB_=90; do
	check "stress $knob" env $knob "$work/stress" 11 50000 19
done
"$work/stress-inject" 3 2500 20 >"$work/output" && last=$(sed 's/.*, \([0-9]*\) calls/\1/' "$work/output") || last=0
[ "$last" -gt 20 ] && pass || fail "stress-inject makes no calls"
for how in 0 1 2 3; do
	for ((at = 0; at <= last; at++)); do
		check "stress, call $at fails, way $how" "$work/stress-inject" 3 2500 20 $at $how
	done
done

# ---- limits ----

(ulimit -v 200000; "$work/stress" 9 1000 10 >/dev/null 2>&1) && pass || fail "RLIMIT_AS of 200 MB"
(ulimit -d 300; "$work/policy" thousands) >/dev/null 2>&1 # NULL every time, but no crash
[ $? = 0 ] && pass || fail "RLIMIT_DATA of 300 KiB: a crash"

# ---- the trace and the decoder ----

LIBC_MINI_TRACE=5 "$work/traced" 5>"$work/trace" && pass || fail "the trace disturbs errno"
"$work/watch" -t <"$work/trace" | sed 's/^[0-9]* //; s/0x[0-9a-f]*/P/g' >"$work/trace.text"
cat >"$work/trace.expected" <<'END'
start 32 -> P - end P
malloc 10 -> P break end P
calloc 200 -> P pool end P
realloc P 5000 -> P pool
aligned_alloc 256 300 -> P pool
free P 208 pool end P
malloc 1048576 -> P mapping end P
free P 1048576 mapping end P
free P 5120 pool end P
free P 512 pool end P
END
check "trace" diff "$work/trace.expected" "$work/trace.text"
for fd in 77 -1 99999999999 x 0; do # closed, no number, or only to be read
	check "trace to descriptor $fd" env LIBC_MINI_TRACE=$fd "$work/traced" </dev/null
done
check "trace to a pipe nobody reads" bash -c "(LIBC_MINI_TRACE=5 '$work/traced' 5>&1 >/dev/null; echo \$? >'$work/status') | true
	sleep 0.1; [ \$(cat '$work/status') = 0 ]"
[ ! -e /dev/full ] || check "trace to a full disk" bash -c "LIBC_MINI_TRACE=5 '$work/traced' 5>/dev/full"

compile traced-pie "$mini" -static-pie -s -O1 -w -fno-builtin -o "$work/traced-pie" "$here/traced.c"
for program in traced traced-pie; do
	rm -f "$work/ready" "$work/in.$$"
	mkfifo "$work/in.$$" && exec 8<>"$work/in.$$"
	"$work/$program" wait <&8 >"$work/ready" &
	child=$!
	for _ in 1 2 3 4 5 6 7 8 9 10; do [ -s "$work/ready" ] || sleep 0.1; done
	check "decoder on a live $program" bash -c "'$work/watch' $child '$work/$program' | tail -n 1 |
		sed 's/.*: \([0-9]*\) bytes of \([0-9]*\);.*/\1 \2/' |
		{ read -r sum of; [ \"\$sum\" = \"\$of\" ] && [ \"\$sum\" -gt 100000 ]; }"
	[ $program = traced-pie ] || check "decoder on damaged tables" "$work/damaged" $child \
		"$(nm "$work/traced" | sed -n 's/ .* __libc_mini_malloc$//p')" $((${times:-1} * 3000))
	echo >&8
	wait $child
	exec 8>&-
	rm -f "$work/in.$$"
done
total
