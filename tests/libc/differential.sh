#!/bin/bash
# differential.sh BUILD_DIR [ULOAD [SEED]]: printf, strtod, strtol and scanf of libc-mini against glibc's on
# random input, both in one program: our objects are linked into a program of glibc's under names
# that begin with mini_. LONG=1: ten times as many cases.
set -eu

build=$(realpath "${1:?usage: differential.sh BUILD_DIR [ULOAD [SEED]]}")
seed=${3:-1}
here=$(dirname "$(realpath "$0")")
work=$build/tests/differential
mkdir -p "$work"
# shellcheck source=../score.sh
. "$here/../score.sh"

objects=$build/libc/libc-mini
members=$(cd "$objects" && echo printf/{format,integer,float,decimal,output,narrow_text,wide_text}.o \
	printf/{vsnprintf,snprintf,vswprintf,swprintf}.o scanf/{scan,vsscanf,sscanf}.o stdlib/number.o \
	strto/{source,scan_integer,strtol,scan_float,float_value,big,strtod}.o \
	strto/{source_wide,scan_integer_wide,wcstol,wcstod}.o)
(cd "$objects" && ld -r -o "$work/mini.o" $members)
nm -g --defined-only "$work/mini.o" | awk '{ print $3, "mini_" $3 }' >"$work/names"
objcopy --redefine-syms="$work/names" "$work/mini.o"
gcc -O1 -g -w -o "$work/differential" "$here/differential.c" "$work/mini.o" -lm

if timeout 1200 "$work/differential" "$seed" "${LONG:+10}" >"$work/out" 2>&1; then
	cat "$work/out"
	pass
else
	fail "differs from glibc, seed $seed" "$(head -n 40 "$work/out")"
fi
total
