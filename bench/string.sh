#!/bin/bash
# bench/string.sh BUILD_DIR [MICROSECONDS]: string functions of libc-mini against static glibc's and
# musl's: for each function and size the ratio of times, glibc's = 1 (the goal: at most 1.3 from
# 16 bytes to 1 MiB). The three programs run in turn, three times, and the least time of each counts.
set -eu
build=$(realpath "${1:?usage: string.sh BUILD_DIR [MICROSECONDS]}")
here=$(dirname "$(realpath "$0")")
work=$build/bench/string
mkdir -p "$work"
flags="-O2 -fno-builtin -static"
# shellcheck disable=SC2086  # words
gcc $flags -o "$work/glibc" "$here/string.c"
# shellcheck disable=SC2086
musl-gcc $flags -o "$work/musl" "$here/string.c" 2>/dev/null || rm -f "$work/musl"
# shellcheck disable=SC2086
"$build/../mini-cc" $flags -o "$work/mini" "$here/string.c"
rm -f "$work"/*.out
for round in 1 2 3; do
	for libc in glibc musl mini; do
		[ ! -x "$work/$libc" ] || taskset -c 0 "$work/$libc" "${2:-400}" >>"$work/$libc.out"
	done
done
awk '
	{ libc = FILENAME; gsub(/.*\/|\.out/, "", libc); key = $1 " " $2
	  if (!((libc, key) in least) || $3 < least[libc, key]) least[libc, key] = $3
	  if (!(key in seen)) { seen[key] = 1; order[++rows] = key } }
	END { printf "%-8s %8s %10s %8s %8s\n", "function", "bytes", "glibc ns", "mini", "musl"
	  for (i = 1; i <= rows; i++) { key = order[i]; split(key, part, " "); g = least["glibc", key]
	    r = least["mini", key] / g; m = ("musl", key) in least ? sprintf("%.2f", least["musl", key] / g) : "-"
	    printf "%-8s %8d %10.2f %8.2f %8s%s\n", part[1], part[2], g, r, m, (r > 1.3 ? "  over" : "") } }
' "$work"/*.out
