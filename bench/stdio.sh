#!/bin/sh
# stdio.sh [BUILD_DIR]: bench/stdio.c with libc-mini, musl and glibc, all static: milliseconds for
# 50 MB, and libc-mini's ratio to each of the others.
set -eu
build=${1:-build}
here=$(dirname "$0")
work=$build/bench/stdio
mkdir -p "$work"
"$here/../mini-cc" -O2 -o "$work/mini" "$here/stdio.c"
musl-gcc -O2 -static -o "$work/musl" "$here/stdio.c"
gcc -O2 -static -o "$work/glibc" "$here/stdio.c"
for each in mini musl glibc; do "$work/$each" "$work" >"$work/$each.tsv"; done
printf '%-16s %9s %9s %9s %9s %9s\n' 'ms per 50 MB' libc-mini musl glibc /musl /glibc
cut -f 2 "$work/musl.tsv" | paste "$work/mini.tsv" - >"$work/both.tsv"
cut -f 2 "$work/glibc.tsv" | paste "$work/both.tsv" - | awk -F '\t' '{
	printf "%-16s %9.1f %9.1f %9.1f %9.2f %9.2f\n", $1, $2, $3, $4, $2 / $3, $2 / $4 }'
