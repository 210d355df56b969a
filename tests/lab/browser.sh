#!/bin/bash
# tests/lab/browser.sh BUILD_DIR ULOAD: the page of `ulab report` in a headless Chromium.
#
# Reports are made of a few programs, their streams are counted by page.py, and the page has to show
# the same numbers, answer each key and click, say everything in either language, ask for nothing over
# a network and write nothing to the console. Skips where there is no chromium or no chromedriver.
# BROWSER_KEEP=FOLDER keeps reports and screenshots.
set -u

usage='usage: browser.sh BUILD_DIR ULOAD'
build=$(realpath "${1:?$usage}") || exit 1
uload=$(realpath "${2:?$usage}") || exit 1
here=$(dirname "$(realpath "$0")")
top=$here/../..
ulab=$top/ulab

for need in chromium chromedriver python3; do
	if ! command -v $need >/dev/null; then
		echo "there is no $need: pages cannot be tested"
		echo "0 passed, 0 failed, 1 skipped"
		exit 0
	fi
done
if [ ! -x "$ulab" ]; then
	echo "FAIL there is no ulab: make ulab"
	echo "0 passed, 1 failed"
	exit 1
fi

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
keep=${BROWSER_KEEP:-$work/kept}
mkdir -p "$keep" "$work/guests"

# Guests: on libc-mini where its compiler is there, which it is once the tree is built.
for source in "$here"/browser/guests/*.c; do
	name=$(basename "$source" .c)
	"$top/mini-cc" -O1 -g0 -I"$top/include" "$source" -o "$work/guests/$name" ||
		{ echo "FAIL $name does not compile"; echo "0 passed, 1 failed"; exit 1; }
done

cd "$work" || exit 1
PYTHONDONTWRITEBYTECODE=1 \
	timeout -k 10 "${BROWSER_SECONDS:-280}" python3 "$here/browser/page.py" "$ulab" "$uload" "$work" "$keep"
