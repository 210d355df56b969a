#!/bin/bash
# run.sh BUILD_DIR ULOAD [PART]...: malloc. Each part is a file of parts/, and says at its top what it
# shows; without a PART all of them run, two at a time. With CHECK_LONG=1 the random ones run ten times
# as long.
# shellcheck disable=SC2034 # used in parts/
set -u

usage="usage: run.sh BUILD_DIR ULOAD [PART]..."
build=$(realpath "${1:?$usage}") || exit 1
uload=$(realpath "${2:?$usage}") || exit 1
shift 2
here=$(dirname "$(realpath "$0")")
top=$(realpath "$here/../../..")
# shellcheck source=../../score.sh
. "$here/../../score.sh"

mini=$build/../mini-cc
object=$build/libc/libc-mini-malloc.o
plain_object=$build/libc/libc-mini-malloc-plain.o
times=${CHECK_LONG:+10}
times=${times:-1}
lab=("$top"/lab/heap/heap_{view,lists,check}.c)
# The allocator's files as mini-cc compiles them, with what they need.
allocator=(-std=gnu11 -D_GNU_SOURCE -ffreestanding -fno-stack-protector -fno-strict-aliasing
	-I"$top/libc-mini/internal" -I"$top/libc-mini" -I"$top/libc-mini/arch/$(uname -m)" "$top"/libc-mini/malloc/*.c)

# compile NAME COMMAND...: a part cannot go on without its programs.
compile() {
	local name=$1
	shift
	"$@" >"$work/output" 2>&1 || { fail "$name does not compile" "$(head -n 5 "$work/output")"; total; exit 1; }
}

# try NAME COMMAND...: one that might not come to an end.
try() { check "$1" timeout 120 "${@:2}"; }

has() { command -v "$1" >/dev/null; }

# add LINE: a program's own "N passed, N failed".
add() {
	local p f
	read -r p _ f _ <<<"${1:-0 passed, 1 failed}"
	passed=$((passed + p)) failed=$((failed + f))
}

# end_of NAME [-f | -t TABLE] COMMAND...: judge.c's verdict on the mistakes of a program
end_of() {
	local name=$1
	shift
	"$work/judge" "$@" >"$work/judged"
	grep -v '^[0-9]* passed' "$work/judged"
	echo "mistakes, $name: $(tail -n 1 "$work/judged")"
	add "$(tail -n 1 "$work/judged")"
}

if [ $# != 0 ]; then
	for part; do
		work=$build/tests/malloc/part-$part
		mkdir -p "$work"
		# shellcheck disable=SC1090
		. "$here/parts/$part.sh"
	done
	total
	exit
fi

logs=$build/tests/malloc
mkdir -p "$logs"
parts="inject model fuzz policy flags misuse scarce redzone object trace"	# the long ones first
# shellcheck disable=SC2016,SC2086
printf '%s\n' $parts | xargs -P 2 -I {} sh -c '"$0" "$1" "$2" "$3" >"$4/$3.log" 2>&1' \
	"$here/run.sh" "$build" "$uload" {} "$logs"
for part in $parts; do
	grep -v '^[0-9]* passed' "$logs/$part.log"
	line=$(grep '^[0-9]* passed' "$logs/$part.log" | tail -n 1)
	echo "-- $part: ${line:-no total}"
	add "$line"
	skipped=$((skipped + $(echo "$line" | sed -n 's/.* \([0-9]*\) skipped$/\1/p' | grep . || echo 0)))
done
total
