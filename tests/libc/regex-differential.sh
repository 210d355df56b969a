#!/bin/bash
# regex-differential.sh BUILD_DIR ULOAD [COUNT [SEED]]: random regular expressions, compared with glibc and
# musl. Both have faults: what counts is a match as a whole that neither of them finds so, and parts in
# which both agree against us. Where POSIX's words are on our side (see spans.c), that is said, not failed.
set -u

usage="usage: regex-differential.sh BUILD_DIR ULOAD [COUNT [SEED]]"
build=$(realpath "${1:?$usage}") || exit 1
uload=$(realpath "${2:?$usage}") || exit 1
count=${3:-4000}
seed=${4:-1}
here=$(dirname "$(realpath "$0")")
work=$build/tests/regex
mkdir -p "$work"; rm -f "$work/wrong" "$work/parts"
# shellcheck source=../score.sh
. "$here/../score.sh"

gcc -static -O1 -o "$work/glibc" "$here/regex-differential.c" || exit 1
musl-gcc -static -O1 -o "$work/musl" "$here/regex-differential.c" || exit 1
"$build/../mini-cc" -O1 -o "$work/mini" "$here/regex-differential.c" || exit 1
for library in glibc musl mini; do
	timeout 300 "$work/$library" "$count" "$seed" | sort -u >"$work/$library.out"
done
timeout 300 "$uload" "$work/mini" "$count" "$seed" | sort -u >"$work/uload.out"

for library in glibc musl; do
	sed 's/: /\t/' "$work/$library.out" >"$work/$library.tab"
done
sed 's/: /\t/' "$work/mini.out" >"$work/mini.tab"
awk -F'\t' -v work="$work" '
	FILENAME ~ /glibc/ { glibc[$1] = $2; next }
	FILENAME ~ /musl/ { musl[$1] = $2; next }
	function whole(answer) { split(answer, w, " "); return w[1] " " w[2] }
	{
		rows++
		g = glibc[$1]; m = musl[$1]
		if ($2 == "for ever") { print "for ever: " $1 > (work "/wrong"); next }
		if (whole($2) != whole(g) && whole($2) != whole(m) && whole(g) == whole(m))
			print "whole: " $1 ": " $2 ", both references " g > (work "/wrong")
		else if (whole($2) != whole(g) && whole($2) != whole(m) && g != "for ever" && m != "for ever")
			neither++
		else if ($2 == g && $2 == m) both++
		else if ($2 == g) only_glibc++
		else if ($2 == m) only_musl++
		else if (g == m) { against++; print $1 ": " $2 ", both references " g > (work "/parts") }
		else parts++
	}
	END {
		printf "%d matches: as both %d, as glibc %d, as musl %d, parts as none %d, parts against both %d, whole as neither %d\n",
			rows, both, only_glibc, only_musl, parts, against, neither
	}' "$work/glibc.tab" "$work/musl.tab" "$work/mini.tab"
if [ -s "$work/wrong" ]; then
	fail "regex: whole matches that both references find otherwise" "$(head -n 10 "$work/wrong")"
else
	passed=$((passed + 1))
fi
if cmp -s "$work/mini.out" "$work/uload.out"; then
	passed=$((passed + 1))
else
	fail "regex: under uload otherwise than under the kernel"
fi
total
