#!/bin/bash
# tests/golden/run.sh [--update] BUILD_DIR ULOAD: what --explain and its kin print, byte by byte.
#
# BUILD_DIR/tests/golden (golden.c) prints made-up plans; the texts that were looked at and found
# right are CASE.FORM.txt here. --update rewrites them: read the difference before you commit it.
# Then ULOAD itself: --fixed gives the same text twice, and what it says is what a run does. The
# last line is "N passed, N failed, N skipped".
set -u

update=
[ "${1:-}" != --update ] || { update=yes; shift; }
usage="usage: run.sh [--update] BUILD_DIR ULOAD"
golden=$(realpath "${1:?$usage}")/tests/golden
uload=$(realpath "${2:?$usage}")
here=$(dirname "$(realpath "$0")")
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
# shellcheck source=tests/score.sh
. "$(dirname "$(realpath "$0")")/../score.sh"

# valid NAME CHECKER FILE: FILE is what document.py says CHECKER's document must be.
valid() {
	if command -v python3 >/dev/null; then
		check "$1: valid" python3 "$here/document.py" "$2" "$3"
	else
		skipped=$((skipped + 1))
	fi
}

made_up() {
	local case form file
	while read -r case form; do
		file=$here/$case.$form.txt
		"$golden" "$case" "$form" >"$work/text" || failed=$((failed + 1))
		[ -z "$update" ] || cp "$work/text" "$file"
		check "$case $form" diff -u "$file" "$work/text"
		case $form in
		json) valid "$case $form" plan "$work/text" ;;
		events) valid "$case $form" events "$work/text" ;;
		refusal*) valid "$case $form" refusal "$work/text" ;;
		lint-json) valid "$case $form" lint "$work/text" ;;
		explain) check "$case $form: fits 100 columns" fits "$work/text" ;;
		esac
	done < <("$golden")
}

# fits FILE: no line has more than 100 columns or ends in a blank. One column per UTF-8 character.
fits() {
	! LC_ALL=C.UTF-8 grep -nE '^.{101}| $' "$1"
}

# Every PT_LOAD of the plan is in the maps of a run, at the planned address.
as_planned() {
	local start
	env -i "$uload" --fixed /bin/cat /proc/self/maps >"$work/maps" || return 1
	env -i "$uload" --fixed --explain /bin/cat /proc/self/maps |
		sed -n -E 's/^ *[0-9]+  map +0x([0-9a-f]+)-.*/\1/p' >"$work/starts"
	[ -s "$work/starts" ] || return 1
	while read -r start; do
		grep "^$start-" "$work/maps" || { echo "no mapping at $start"; cat "$work/maps"; return 1; }
	done <"$work/starts"
}

real() {
	env -i A=b "$uload" --fixed --explain /bin/ls / >"$work/first"
	env -i A=b "$uload" --fixed --explain /bin/ls / >"$work/second"
	check "--fixed --explain twice" diff -u "$work/first" "$work/second"
	check "--fixed --explain has a picture" grep -q 'heap ↑' "$work/first"
	check "--explain fits 100 columns" fits "$work/first"
	check "--fixed runs as --explain says" as_planned
	env -i "$uload" --explain --json /bin/ls / >"$work/text"
	valid "--explain --json" plan "$work/text"
	env -i "$uload" --events="$work/text" /bin/true
	valid "--events" events "$work/text"
	check "--lint /bin/true" env -i "$uload" --lint /bin/true
	env -i "$uload" --lint --json /bin/true >"$work/text"
	valid "--lint --json" lint "$work/text"
	check "--trace says leave last" sh -c \
		'"$1" --trace /bin/true 2>&1 | tail -n 1 | grep -q "^uload: \([0-9]*\)/\1 leave "' - "$uload"
}

made_up
real
total
