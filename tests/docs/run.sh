#!/bin/bash
# tests/docs/run.sh BUILD_DIR ULOAD: the pages say what the program does.
#
#   rules page   docs/uload-rules.7 is what tools/rules-man.sh makes of the tables today
#   man pages    groff has nothing to complain about
#   options      uload --help and docs/uload.1 know the same ones; so do ulab's tools and ulab.1,
#                uload.h and libuload.3
#   README       its commands print what it says they print (readme.py)
#   events       members of a stream of ulab's are named in docs/events.md
#   paths        files that README and docs/internals.md name are there
# The last line is "N passed, N failed, N skipped".
set -u

usage="usage: run.sh BUILD_DIR ULOAD"
build=$(realpath "${1:?$usage}") || exit 1
uload=$(realpath "${2:?$usage}") || exit 1
here=$(dirname "$(realpath "$0")")
top=$(realpath "$here/../..")
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
# shellcheck source=tests/score.sh
. "$here/../score.sh"

# fail NAME: what there is to say comes on standard input.
fail() {
	failed=$((failed + 1))
	echo "FAIL $1"
	sed 's/^/    /' | head -n "${2:-40}"
}

# same NAME FILE FILE: what one has and the other has not.
same() {
	if diff -u "$2" "$3" >"$work/diff"; then
		pass
	else
		fail "$1" <"$work/diff"
	fi
}

rules_page() {
	"$top/tools/rules-man.sh" >"$work/rules"
	same "docs/uload-rules.7 is old: tools/rules-man.sh >docs/uload-rules.7" \
		"$top/docs/uload-rules.7" "$work/rules"
	# each rule once, none lost
	sed -n 's/^\(RULE\|ADVICE\)([A-Z0-9_]*, "\([^"]*\)".*/\2/p' "$top"/loader/plan/*.def \
		| sort >"$work/ids"
	sed -n '/^\.TP/{n;s/^\.B //;s/\\-/-/g;p}' "$top/docs/uload-rules.7" | sort >"$work/listed"
	same "rules in the tables and in docs/uload-rules.7" "$work/ids" "$work/listed"
}

man_pages() {
	if ! command -v groff >/dev/null || ! [ -e /usr/share/groff/current/tmac/an.tmac ]; then
		skip "man pages: no groff with its man macros"
		return
	fi
	for page in "$top"/docs/*.[1-9]; do
		if groff -man -Tutf8 -ww "$page" 2>&1 >/dev/null | grep . >"$work/groff"; then
			fail "${page##*/}" <"$work/groff"
		else
			pass
		fi
	done
}

options() {
	"$uload" --help | grep -o -- '--[a-z][a-z0-9-]*' | sort -u >"$work/help"
	sed 's/\\-/-/g' "$top/docs/uload.1" | grep '^\.\(B\|BR\|BI\) ' | grep -v 'uload' \
		| grep -o -- '--[a-z][a-z0-9-]*' | sort -u >"$work/page"
	same "options in uload --help and in docs/uload.1" "$work/help" "$work/page"
	for tool in step watch report lesson torture events; do "$build/ulab" "$tool" --help; done \
		| grep -o -- '--[a-z][a-z0-9-]*' | grep -vx -- '--help' | sort -u >"$work/help"
	sed 's/\\-/-/g' "$top/docs/ulab.1" | grep '^\.\(B\|BR\|BI\) ' | grep -v 'uload' \
		| grep -o -- '--[a-z][a-z0-9-]*' | sort -u >"$work/page"
	same "options in the help of ulab's tools and in docs/ulab.1" "$work/help" "$work/page"
	grep -o 'uload_[a-z_]*(' "$top/include/uload.h" | sort -u >"$work/header"
	sed -n '/^\.SH SYNOPSIS/,/^\.SH DESCRIPTION/p' "$top/docs/libuload.3" \
		| grep -o 'uload_[a-z_]*(' | sort -u >"$work/page"
	grep -vxF -e 'uload_plan(' "$work/header" >"$work/a"
	grep -vxF -e 'uload_plan(' "$work/page" >"$work/b"
	same "functions in include/uload.h and in docs/libuload.3" "$work/a" "$work/b"
}

readme() {
	if ! command -v python3 >/dev/null; then
		skip "README: no python3"
		return
	fi
	# A place like the top of the tree, with this build.
	mkdir "$work/top"
	ln -s "$uload" "$work/top/uload"
	ln -s "$build" "$work/top/build"
	ln -s "$build/ulab" "$work/top/ulab"
	ln -s "$top/lessons" "$work/top/lessons"
	ln -s "$build/libc/bin/mini-cc" "$work/top/mini-cc"
	ln -s "$top/examples" "$work/top/examples"
	(cd "$work/top" && env -i PATH="$PATH" TERM=dumb LC_ALL=C.UTF-8 \
		python3 "$here/readme.py" "$top/README.md") >"$work/readme" 2>&1
	passed=$((passed + $(grep -c '^ok ' "$work/readme")))
	skipped=$((skipped + $(grep -c '^skip ' "$work/readme")))
	if grep -v '^ok \|^skip ' "$work/readme" >"$work/wrong"; then
		failed=$((failed + $(grep -c '^FAIL ' "$work/wrong")))
		grep -q '^FAIL ' "$work/wrong" || fail "README" <"$work/wrong"
		cat "$work/wrong"
	fi
}

# Every member of a stream, and every kind of event, is named on the page.
events() {
	local program=$build/lessons/13/small
	if ! command -v jq >/dev/null; then
		skip "events: no jq"
		return
	fi
	if ! "$build/ulab" events --steps --every-call -o "$work/stream" "$program" 2>"$work/err" \
		|| ! "$build/ulab" report --save="$work/saved" -o "$work/page.html" "$program" 2>"$work/err"; then
		fail "a stream for docs/events.md" <"$work/err"
		return
	fi
	cat "$work/stream" "$work/saved" | jq -r '.event, (keys_unsorted[] | tostring)' | sort -u >"$work/members"
	grep -o '`[a-z_-]*`' "$top/docs/events.md" | tr -d '`' | sort -u >"$work/named"
	comm -23 "$work/members" "$work/named" >"$work/unnamed"
	if [ -s "$work/unnamed" ]; then
		fail "members of events that docs/events.md does not name" <"$work/unnamed"
	else
		pass
	fi
}

paths() {
	grep -o '`[a-z./-]*/[A-Za-z0-9_./-]*`' "$top/README.md" "$top/docs/internals.md" \
		| sed 's/^[^`]*`\(.*\)`$/\1/; s/^\.\///' | grep -v '^/\|NAME' | sort -u >"$work/paths"
	while read -r path; do
		if [ -e "$top/$path" ] || [ -e "$top/loader/$path" ]; then
			pass
		else
			fail "there is no $path" </dev/null
		fi
	done <"$work/paths"
}

rules_page
man_pages
options
readme
events
paths
total
