# policy.sh: what each program of policy.c asks of the kernel, beside glibc's; knobs of the environment.
# shellcheck shell=bash disable=SC2154

for name in policy knobs; do
	compile $name "$mini" -O1 -w -fno-builtin -o "$work/$name" "$here/$name.c"
done
compile policy "${CC:-gcc}" -static -O1 -w -fno-builtin -o "$work/policy-glibc" "$here/policy.c"

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

(ulimit -d 300; "$work/policy" thousands) >/dev/null 2>&1 # NULL every time, but no crash
[ $? = 0 ] && pass || fail "RLIMIT_DATA of 300 KiB: a crash"
