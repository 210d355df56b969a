#!/bin/sh
# bench/libc.sh BUILD_DIR: what a static program costs before it does anything of its own, on
# libc-mini and on the C libraries that Debian has: bytes (stripped), system calls after execve
# (strace), instructions in user space (callgrind, empty environment). Exact figures, no timing.
# A library that is not installed is left out (packages musl-tools, dietlibc-dev, libklibc-dev).
set -eu

usage="usage: libc.sh BUILD_DIR"
build=$(realpath "${1:?$usage}")
here=$(dirname "$(realpath "$0")")
out=$build/bench
mkdir -p "$out"

# compile LIBRARY SOURCE PROGRAM
compile() {
	case $1 in
	libc-mini) "$build/../mini-cc" -Os -s -o "$3" "$2" ;;
	libc-mini-pie) "$build/../mini-cc" -static-pie -Os -s -o "$3" "$2" ;;
	glibc) gcc -static -Os -s -o "$3" "$2" ;;
	musl) musl-gcc -static -Os -s -o "$3" "$2" ;;
	dietlibc) diet gcc -Os -s -o "$3" "$2" ;;
	klibc) klcc -static -Os -s -o "$3" "$2" ;;
	esac 2>/dev/null
}

bytes() {
	wc -c <"$1"
}

system_calls() {
	strace -o "$out/strace" env -i "$1" >/dev/null 2>&1 || :
	awk -F'(' '/^execve/ { n = 0; next } /^[a-z]/ { n++ } END { print n }' "$out/strace"
}

instructions() {
	env -i valgrind --tool=callgrind --callgrind-out-file=/dev/null "$1" 2>&1 >/dev/null |
		awk '/Collected/ { print $NF }'
}

# row LIBRARY: one line of the table
row() {
	printf '%-14s' "$1"
	for source in hello-puts hello-printf; do
		program=$out/$source.$1
		rm -f "$program"
		if compile "$1" "$here/$source.c" "$program"; then
			printf ' %9s %5s %8s' "$(bytes "$program")" "$(system_calls "$program")" "$(instructions "$program")"
		else
			printf ' %9s %5s %8s' - - -
		fi
	done
	echo
}

valgrind=$(command -v valgrind) || { echo "bench-libc: valgrind is needed for the instructions" >&2; exit 1; }
echo "static, stripped, -Os; system calls after execve; instructions in user space ($("$valgrind" --version))"
echo
printf '%-14s %24s %24s\n' '' 'puts' 'printf, malloc, floats'
printf '%-14s %9s %5s %8s %9s %5s %8s\n' '' bytes calls instr. bytes calls instr.
for library in libc-mini libc-mini-pie glibc musl dietlibc klibc; do
	row "$library"
done
printf '%-14s %9s %5s %8s %9s %5s %8s\n' goal 6000 3 350 22000 - 3600
