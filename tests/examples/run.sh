#!/bin/bash
# tests/examples/run.sh BUILD_DIR ULOAD: the examples run, under the kernel and under uload alike, and their
# READMEs and docs/testing-runtimes.md hold what the tools print now, to the byte but for times, for bytes of
# the stack that depend on the environment and the compiler, and for what lies in the file behind .data.
set -u

usage='usage: run.sh BUILD_DIR ULOAD'
build=$(realpath "${1:?$usage}") || exit 1
uload=$(realpath "${2:?$usage}") || exit 1
here=$(dirname "$(realpath "$0")")
top=$(realpath "$here/../..")
. "$here/../score.sh"

work=$(mktemp -d) && cd "$work" || exit 1
trap 'rm -rf "$work"' EXIT
ln -s "$uload" uload
ln -s "$build/ulab" ulab
ln -s "$build" build
ln -s "$top/examples" examples
[ ! -e "$build/libc/bin/mini-cc" ] || ln -s "$build/libc/bin/mini-cc" mini-cc

# What does not depend on machine, moment and compiler.
steady() {
	sed -E 's/( of errors), .*/\1, …/
		s/ of [0-9]+ that were there/ of N that were there/
		s/ [1-9][0-9]* bytes used/ N bytes used/
		s/"heap 0x[0-9a-f]{3} pages"/"heap 0xN pages"/'
}

# verdict README: each command of its console blocks, and all lines up to the next one. A line "…" stands
# for any lines.
verdict() {
	local page=$1 name=${1#"$top"/} command= text inside=
	: >wanted
	while IFS= read -r text; do
		case $inside$text in
		'```console') inside=+ ;;
		'+```') compare; inside= command= ;;
		'+$ '*) compare; command=${text#??} ;;
		+*) printf "%s\n" "$text" >>wanted ;;
		esac
	done <"$page"
}

compare() {
	[ -z "$command" ] || {
		timeout 120 env -i PATH="$PATH" LC_ALL=C.UTF-8 bash -c "$command" >printed 2>&1 </dev/null
		steady <printed >now
		steady <wanted >then
		if grep -qx '…' then; then
			in_order then now && pass || fail "$name: $command" "$(diff then now | head -n 20)"
		elif cmp -s then now; then
			pass
		else
			fail "$name: $command" "$(diff then now | head -n 20)"
		fi
	}
	: >wanted
}

# in_order THEN NOW: the lines of THEN come in NOW, one behind the other, with anything where it says "…".
in_order() {
	awk 'NR == FNR { want[++n] = $0; next }
		{ while (want[k + 1] == "…") { k++; gap = 1 }
			if (k < n && $0 == want[k + 1]) { k++; gap = 0 } else if (!gap) bad = 1 }
		END { while (want[k + 1] == "…") k++; exit bad || k < n }' "$1" "$2"
}

# runs NAME OUTPUT
runs() {
	for how in "" "$uload" "$uload --expect-exit=0"; do
		[ "$(timeout 10 $how "$build/examples/$1")" = "$2" ] && pass || fail "$how $1"
	done
	printf '%s\n' "$2" >right
	timeout 10 "$uload" --expect-out=right "$build/examples/$1" && pass || fail "$1 is not as expected"
	echo more >>right
	timeout 10 "$uload" --expect-out=right "$build/examples/$1" 2>/dev/null && fail "$1: anything goes" || pass
}

# ---- it can fail ----

: >wanted
name=self
command='echo a' && echo b >wanted
before=$failed
compare >complaint
[ $failed -gt $before ] && failed=$before && pass || fail 'a wrong line is not seen'

# ---- the examples ----

runs bare hello
runs unikernel 'image 0x100000-0x117000
heap 0x10 pages'
runs embedded '12 samples, sum 168'
[ "$(grep -c . "$top/examples/bare/bare.c")" -le 60 ] && pass || fail 'bare.c has more than 60 lines'
# RAM is not in the file: nobody else can have filled it
readelf -lW "$build/examples/embedded" | grep -q 'LOAD .* 0x0000000020000000 .* 0x000000 0x001020 RW' &&
	pass || fail 'embedded: the file has bytes for RAM' "$(readelf -lW "$build/examples/embedded")"

verdict "$top/examples/bare/README.md"
verdict "$top/examples/unikernel/README.md"
verdict "$top/examples/embedded/README.md"
[ ! -e "$top/docs/testing-runtimes.md" ] || verdict "$top/docs/testing-runtimes.md"
total
