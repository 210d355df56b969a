# inject.sh: the same with system calls of the allocator that fail: each of them, in four ways.
# shellcheck shell=bash disable=SC2154

compile stress-inject "$mini" -O2 -w -DMALLOC_INJECT -I"$top/lab/heap" -o "$work/stress-inject" "$here/stress.c" \
	"${lab[@]}" "${allocator[@]}"
"$work/stress-inject" 3 2500 20 >"$work/output" && last=$(sed 's/.*, \([0-9]*\) calls/\1/' "$work/output") || last=0
[ "$last" -gt 20 ] && pass || fail "stress-inject makes no calls"
for how in 0 1 2 3; do
	for ((at = 0; at <= last; at++)); do
		try "stress, call $at fails, way $how" "$work/stress-inject" 3 2500 20 $at $how
	done
done
