#!/bin/bash
# strings.sh BUILD_DIR ULOAD: string-guard.c under the kernel and under uload, with the vectors that this
# processor has, with those that every x86-64 has, and in the build that traps undefined behaviour.
set -u

usage="usage: strings.sh BUILD_DIR ULOAD"
build=$(realpath "${1:?$usage}") || exit 1
uload=$(realpath "${2:?$usage}") || exit 1
here=$(dirname "$(realpath "$0")")
work=$build/tests/strings
mkdir -p "$work"
# shellcheck source=../score.sh
. "$here/../score.sh"

# What cpu.c would say of an old processor; the library's own is then not linked.
echo 'int __cpu_has = 1; int __cpu_ask(void) { return 1; }' >"$work/old.c"

# row NAME SEED COMMAND...: what a guard program says begins with ok
row() {
	local name=$1 seed=$2
	shift 2
	if "$@" 4000 "$seed" >"$work/out" 2>&1 && grep -q '^ok' "$work/out"; then
		passed=$((passed + 1))
	else
		fail "$name" "$(tail -n 3 "$work/out")"
	fi
}

compile() {
	local name=$1
	shift
	"$build/../mini-cc" -O1 -g -fno-builtin -w -o "$work/$name" "$here/string-guard.c" "$@" >"$work/log" 2>&1 \
		|| fail "$name does not compile" "$(head -n 5 "$work/log")"
}

compile guard
compile old "$work/old.c"
row "this processor" 1 timeout 60 "$work/guard"
row "this processor, uload" 2 timeout 60 "$uload" "$work/guard"
row "old processor" 3 timeout 60 "$work/old"
if [ -f "$build/libc-ubsan/lib/libc.a" ]; then
	MINI_LIBC=$build/libc-ubsan compile ubsan
	row "traps" 4 timeout 60 "$work/ubsan"
fi
total
