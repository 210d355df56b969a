#!/bin/sh
# tests/fuzz/run.sh BUILD_DIR SECONDS: libFuzzer on the pure passes (fuzz_plan.c).
#
# Seeds are made here: the headers of programs of this machine, and a few crafted ones. The corpus
# is kept in BUILD_DIR/tests/fuzz/corpus, so that the next run goes on where this one ended; a file
# that breaks something is kept beside it, and named.
set -u

usage='usage: run.sh BUILD_DIR SECONDS'
build=${1:?$usage}
seconds=${2:?$usage}
here=$(dirname "$0")
top=$here/../..
work=$build/tests/fuzz
programs='/bin/ls /bin/busybox /bin/sh /usr/bin/env /lib64/ld-linux-x86-64.so.2'

# done_with PASSED FAILED
done_with() {
	echo "$1 passed, $2 failed"
	[ "$2" -eq 0 ]
	exit
}

# le BYTES NUMBER: little-endian.
le() {
	le_left=$1 le_n=$2
	while [ "$le_left" -gt 0 ]; do
		printf "\\$(printf %03o $((le_n & 255)))"
		le_n=$((le_n >> 8)) le_left=$((le_left - 1))
	done
}

# seed NAME FLAGS0 FLAGS1 PROGRAM INTERP [FLAGS3] [BYTES]: struct knobs, BYTES (1024) of the program
# and 1 KiB of the interpreter (said: 1 MiB).
seed() {
	size=$(head -c "${7:-1024}" "$4" | wc -c)
	{
		le 1 "$2"; le 1 "$3"; le 1 4; le 1 "${6:-0}"
		le 4 "$size"
		le 8 $((0x10000000)); le 8 $((0x20000000)); le 8 $((0x100000))
		le 8 12345; le 8 54321; le 8 77; le 8 $((8 << 20))
		le 4 $((1 << 20)); le 4 $((1 << 20))
		head -c "${7:-1024}" "$4"
		head -c 1024 "$5"
	} >"$work/seeds/$1"
}

seeds() {
	mkdir -p "$work/seeds" "$work/corpus"
	for program in $programs; do
		[ -r "$program" ] || continue
		name=$(basename "$program")
		for flags in 0 1 2 4 8 24 32 64 255; do
			seed "$name-$flags-0" "$flags" 0 "$program" /lib64/ld-linux-x86-64.so.2
			seed "$name-$flags-3" "$flags" 3 "$program" /lib64/ld-linux-x86-64.so.2
		done
		for flags in 1 3; do
			seed "$name-living-$flags" 0 0 "$program" /lib64/ld-linux-x86-64.so.2 $flags
		done
		for flags in 4 8 16 32 64 128 255; do
			seed "$name-0-$flags" 0 "$flags" "$program" /lib64/ld-linux-x86-64.so.2
		done
	done
	printf '#!/bin/sh -x y\n' >"$work/script"
	printf '#! \t\n' >"$work/script-empty"
	seed script 0 0 "$work/script" /dev/null
	seed script-empty 0 0 "$work/script-empty" /dev/null
	seed empty 0 0 /dev/null /dev/null
	# all that --lint looks into: PT_DYNAMIC, relocations, notes, sections
	if command -v python3 >/dev/null && PYTHONPATH=$top/tests/lint python3 -B -c \
		"import craft, sys; craft.make(sys.argv[1])" "$work/whole"; then
		for flags in 0 64 128 192; do
			seed "whole-$flags" 0 "$flags" "$work/whole" /dev/null 0 65536
		done
	fi
}

compile() {
	clang -g -O1 -std=gnu11 -Wall -Wextra -fsanitize=fuzzer,address,undefined \
		-fno-sanitize-recover=undefined -I"$top/loader/plan" -I"$top/loader/arch/x86_64" \
		-I"$top/libc-mini" -o "$work/fuzz_plan" "$here"/*.c "$top"/loader/plan/*.c \
		"$top/libc-mini/stdlib/number.c" >"$work/compile.log" 2>&1
}

mkdir -p "$work"
if ! command -v clang >/dev/null; then
	echo 'fuzz: clang is not installed'
	echo '0 passed, 0 failed, 1 skipped'
	exit 0
fi
if ! compile; then
	sed -n 1,20p "$work/compile.log"
	echo 'fuzz: the target cannot be compiled (package libclang-rt-dev?)'
	done_with 0 1
fi
seeds
"$work/fuzz_plan" -max_total_time="$seconds" -max_len=16384 -timeout=10 -rss_limit_mb=1024 \
	-print_final_stats=1 -artifact_prefix="$work/" "$work/corpus" "$work/seeds" \
	>"$work/log" 2>&1
status=$?
executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$work/log")
echo "fuzz: ${executions:-0} executions in $seconds s, $(ls "$work/corpus" | wc -l) inputs kept"
[ "$status" -eq 0 ] && [ "${executions:-0}" -gt 0 ] && done_with 1 0
grep -E 'broken: |ERROR|SUMMARY|runtime error|Test unit written' "$work/log"
done_with 0 1
