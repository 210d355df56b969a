# model.sh: random operations beside a model of what the heap must hold (stress.c).
# shellcheck shell=bash disable=SC2154

compile stress "$mini" -O2 -w -I"$top/lab/heap" -o "$work/stress" "$here/stress.c" "${lab[@]}"
for seed in 1 2 3 4 5 6; do
	for log in 7 11 16 23; do
		try "stress $seed $log" "$work/stress" $seed $((times * 100000)) $log
	done
done
try "stress under uload" "$uload" "$work/stress" 7 50000 18
for knob in MALLOC_TOP_PAD_=0 MALLOC_MMAP_THRESHOLD_=128 MALLOC_MMAP_MAX_=0 MALLOC_ADAPTIVE_=1 \
		MALLOC_TRIM_THRESHOLD_=0 MALLOC_TRIM_THRESHOLD_=-1 MALLOC_PERTURB_=90; do
	try "stress $knob" env $knob "$work/stress" 11 50000 19
done
(ulimit -v 200000; "$work/stress" 9 1000 10 >/dev/null 2>&1) && pass || fail "RLIMIT_AS of 200 MB"
