#!/bin/bash
# shellcheck disable=SC2034  # the packages' scripts use what is set here
# run.sh BUILD_DIR ULOAD [PACKAGE]...: real programs, built unmodified with mini-cc from Debian's
# source packages, and then made to work: under the kernel and under uload.
#
# Each PACKAGE.sh here has two functions. `build` is called in a fresh copy of the source and makes
# the programs the way their authors say; `try` is called twice, with $run empty and with $run set to
# uload, in the folder of the built source. Both say each result through score.sh's check, pass, fail
# and skip. A package that could not be fetched is one skipped test.
#
#   SOURCES=FOLDER   where the sources are, or are fetched to (BUILD_DIR/packages/source)
#   MINI_CC=CC       another compiler, to see how the tests themselves do on another C library; its
#                    programs are then in BUILD_DIR/packages/CC
set -u

usage="usage: run.sh BUILD_DIR ULOAD [PACKAGE]..."
build_dir=$(realpath "${1:?$usage}") || exit 1
uload=$(realpath "${2:?$usage}") || exit 1
shift 2
here=$(dirname "$(realpath "$0")")
# shellcheck source=../score.sh
. "$here/../score.sh"
libc=$build_dir/libc
mini=${MINI_CC:-$(realpath "$build_dir/../mini-cc")}
works=$build_dir/packages/${MINI_CC:-work}
sources=${SOURCES:-$build_dir/packages/source}
all="lua5.4 zlib bzip2 cjson lz4 chibicc dash mawk ed sqlite3 tcc"
export CC=
unset CC CFLAGS LDFLAGS CPPFLAGS LC_ALL LANG LANGUAGE
export LC_ALL=C TZ=UTC0

# made WHAT COMMAND...: one step of a build. Its output is kept; a step that fails ends the package.
made() {
	local what=$1
	shift
	if "$@" >"$work/build.log" 2>&1 </dev/null; then
		pass
	else
		fail "$package: $what" "$(grep -E -m 12 'error:|undefined reference|rror [0-9]|No such' "$work/build.log" |
			cut -c 1-200 || tail -n 8 "$work/build.log")"
		return 1
	fi
}

# same WHAT EXPECTED COMMAND...: the command's output and exit status are EXPECTED's (a file)
same() {
	local what=$1 expected=$2
	shift 2
	"$@" >"$work/got" 2>"$work/err" </dev/null
	echo "exit status $?" >>"$work/got"
	if cmp -s "$expected" "$work/got"; then
		pass
	else
		fail "$package: $what${run:+ (uload)}" "$(diff "$expected" "$work/got" | head -n 12)" \
			"$(head -n 4 "$work/err")"
	fi
}

# expect FILE COMMAND...: makes what `same` compares with, by the system's own program
expect() {
	local file=$1
	shift
	"$@" >"$file" 2>/dev/null </dev/null
	echo "exit status $?" >>"$file"
}

# attempt WHAT COMMAND...: must succeed
attempt() {
	local what=$1
	shift
	check "$package: $what${run:+ (uload)}" "$@" </dev/null
}

# up_to_date: built after the library, the drivers and this package's script
up_to_date() {
	[ -f "$tree/.built" ] && [ -z "$(find -L "$libc/lib" "$(command -v "$mini")" "$here/$package.sh" -newer "$tree/.built")" ]
}

run_package() {
	local before=$failed started=$SECONDS
	work=$works/$package
	tree=$work/source
	if [ ! -d "$sources/$package" ]; then
		skip "$package: its source could not be fetched"
		return
	fi
	# shellcheck source=/dev/null
	. "$here/$package.sh"
	if ! up_to_date; then
		rm -rf "$work"
		mkdir -p "$work"
		cp -a "$sources/$package" "$tree"
		cd "$tree" && build && touch "$tree/.built"
	fi
	if [ -f "$tree/.built" ]; then
		cd "$tree" || return
		run='' && try
		run=$uload && try
	fi
	echo "$package: $((failed - before)) failed, $((SECONDS - started)) s"
}

# big_text FILE: 50 MB of words, always the same (Park and Miller's generator)
big_text() {
	[ -s "$1" ] || awk 'BEGIN { for (x = 1; n < 50000000; n += length(s)) { x = x * 16807 % 2147483647
		s = "word" x % 9973 (x % 7 ? " " : "\n"); printf "%s", s } print "" }' >"$1"
}

packages=${*:-$all}
mkdir -p "$build_dir/packages"
# shellcheck disable=SC2086  # a list
"$here/fetch.sh" "$sources" $packages
for package in $packages; do
	run_package
done
total
