#!/bin/bash
# conform.sh BUILD_DIR ULOAD [FAMILY]...: the tables of tests/libc/conform, one source compiled
# against libc-mini, musl and glibc. Each line of libc-mini's output must be the references'; the
# program runs under the kernel, as a static PIE, under uload, and with a trap for undefined
# behaviour in the library, if that library was built (build/libc-ubsan).
set -u

usage="usage: conform.sh BUILD_DIR ULOAD [FAMILY]..."
build=$(realpath "${1:?$usage}") || exit 1
uload=$(realpath "${2:?$usage}") || exit 1
shift 2
here=$(dirname "$(realpath "$0")")
work=$build/tests/conform
mkdir -p "$work"
# shellcheck source=../score.sh
. "$here/../score.sh"
mini=$build/../mini-cc

# program NAME COMPILER...: compiles the family's table; its output goes to NAME.out
program() {
	local name=$1
	shift
	if ! "$@" -O1 -g -fno-builtin -D_GNU_SOURCE -w -o "$work/$family.$name" "$here/conform/$family.c" -lm \
		>"$work/$family.$name.log" 2>&1; then
		fail "$family: does not compile with $*" "$(head -n 5 "$work/$family.$name.log")"
		return 1
	fi
}

# output NAME COMMAND...: what it prints, in a folder of its own, always in the same surroundings
output() {
	local name=$1 status
	shift
	rm -rf "$work/folder"
	mkdir -p "$work/folder"
	(cd "$work/folder" && env -i PATH=/usr/bin:/bin HOME=/ TZ=UTC0 timeout -k 5 60 "$@" </dev/null \
		>"$work/$family.$name.out" 2>"$work/$family.$name.err")
	status=$?
	[ "$status" = 0 ] || echo "exit status: $status" >>"$work/$family.$name.out"
}

# same NAME REFERENCE OTHER: lines of NAME that differ from REFERENCE; rows marked for OTHER aside
same() {
	local name=$1 reference=$2 other=$3
	grep -a -v "^[^:]*\[$other\]:" "$work/$family.$reference.out" >"$work/a"
	grep -a -v "^[^:]*\[$other\]:" "$work/$family.$name.out" >"$work/b"
	passed=$((passed + $(comm -12 <(sort -u "$work/a") <(sort -u "$work/b") | wc -l)))
	if ! cmp -s "$work/a" "$work/b"; then
		diff "$work/a" "$work/b" | grep -a '^[<>]' | head -n 40 >"$work/d"
		fail "$family: $name differs from $reference (<)" "$(cat "$work/d")"
	fi
}

families=$*
[ -n "$families" ] || families=$(cd "$here/conform" && ls ./*.c | sed 's|^\./||; s|\.c$||')
for family in $families; do
	program glibc gcc -static && output glibc "$work/$family.glibc"
	program musl musl-gcc -static && output musl "$work/$family.musl"
	if program mini "$mini"; then
		output mini "$work/$family.mini"
		output uload "$uload" "$work/$family.mini"
		same mini glibc musl
		same mini musl glibc
		same uload mini none
	fi
	if program pie "$mini" -static-pie; then
		output pie "$work/$family.pie"
		same pie mini none
	fi
	if [ -f "$build/libc-ubsan/lib/libc.a" ] && MINI_LIBC=$build/libc-ubsan program ubsan "$mini"; then
		output ubsan "$work/$family.ubsan"
		same ubsan mini none
	fi
done
total
