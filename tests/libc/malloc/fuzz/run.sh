#!/bin/sh
# fuzz/run.sh BUILD_DIR [-runs N | -seconds N]: malloc under libFuzzer (fuzz.h), 10,000,000 executions if
# nothing else is said. Prints how many there were, and "no finding" or what was found. The inputs that
# are worth keeping are in BUILD_DIR/tests/malloc/fuzz/corpus, one that breaks something beside them:
# FUZZ_SHOW=1 BUILD_DIR/tests/malloc/fuzz/fuzz FILE shows its calls. Status 77: it cannot be built here.
set -u

usage='usage: run.sh BUILD_DIR [-runs N | -seconds N]'
build=${1:?$usage}
case ${2:--runs} in
-runs) limit=-runs=${3:-10000000} ;;
-seconds) limit=-max_total_time=${3:?$usage} ;;
*) echo "$usage" >&2; exit 2 ;;
esac
here=$(dirname "$0")
top=$here/../../../..
work=$build/tests/malloc/fuzz
cc=clang
# Room for the address space of kernel.c, some files, and hours for what should take minutes.
memory=$((4 << 20)) most_seconds=${FUZZ_SECONDS_MOST:-14400}

give_up() {
	echo "fuzz-malloc: $1"
	exit 77
}

# The allocator: its own headers, its system calls and stores seen by kernel.c, its names changed.
compile_allocator() {
	for source in "$top"/libc-mini/malloc/*.c; do
		$cc -std=gnu11 -D_GNU_SOURCE -g -O2 -w -nostdinc -isystem "$build/libc/include" \
			-isystem "$($cc -print-file-name=include)" -include "$here/syscall.h" \
			-I"$top/libc-mini/internal" -I"$top/libc-mini" -I"$top/libc-mini/arch/$(uname -m)" \
			-DMALLOC_OBJECT -ffreestanding -fno-strict-aliasing -fno-common \
			-fsanitize-coverage=inline-8bit-counters,pc-table,trace-stores \
			-c "$source" -o "$work/allocator/$(basename "$source" .c).o" || return 1
	done
	ld -r -o "$work/allocator.o" "$work"/allocator/*.o || return 1
	for name in malloc free calloc realloc reallocarray memalign aligned_alloc posix_memalign valloc pvalloc \
			malloc_usable_size malloc_trim mallopt mallinfo mallinfo2 malloc_stats malloc_info \
			environ fwrite memset memcpy memmove dying; do
		echo "$name fuzzed_$name"
	done >"$work/names"
	echo '__curbrk fuzzed_curbrk' >>"$work/names"
	objcopy --redefine-syms="$work/names" --globalize-symbol=fuzzed_dying \
		--rename-section .bss=fuzzed_bss --rename-section .data=fuzzed_data "$work/allocator.o"
}

compile() {
	rm -rf "$work/allocator"
	mkdir -p "$work/allocator" "$work/corpus"
	compile_allocator && $cc -g -O2 -Wall -Wextra -std=gnu11 -idirafter "$top/libc-mini/include" -I"$top/lab/heap" \
		-r -nostdlib -o "$work/harness.o" "$here"/*.c "$top"/lab/heap/heap_view.c "$top"/lab/heap/heap_lists.c \
		"$top"/lab/heap/heap_check.c && $cc -fsanitize=fuzzer -o "$work/fuzz" "$work/harness.o" "$work/allocator.o"
}

command -v $cc >/dev/null || give_up 'clang is not installed'
echo 'int LLVMFuzzerTestOneInput(const char *p, long n) { (void)p; return n < 0; }' |
	$cc -w -fsanitize=fuzzer -x c - -o /dev/null 2>/dev/null || give_up 'no libFuzzer (package libclang-rt-14-dev?)'
mkdir -p "$work"
if ! compile >"$work/compile.log" 2>&1; then
	sed -n 1,20p "$work/compile.log"
	exit 1
fi
started=$(date +%s)
(ulimit -v $memory; ulimit -c 0
exec timeout -k 10 "$most_seconds" "$work/fuzz" "$limit" -max_len=192 -entropic=0 -timeout=10 \
	-print_final_stats=1 -artifact_prefix="$work/" "$work/corpus") >"$work/log" 2>&1
status=$?
executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$work/log")
seconds=$(($(date +%s) - started))
echo "fuzz-malloc: ${executions:-0} executions in $seconds s, $(ls "$work/corpus" | wc -l) inputs kept"
if [ $status = 0 ] && [ "${executions:-0}" -gt 0 ]; then
	echo 'fuzz-malloc: no finding'
	exit 0
fi
echo "fuzz-malloc: a finding (status $status):"
grep -aE '^finding|ERROR|SUMMARY|Test unit written' "$work/log" || tail -n 5 "$work/log"
exit 1
