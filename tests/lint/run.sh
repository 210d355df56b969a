#!/bin/bash
# tests/lint/run.sh BUILD_DIR ULOAD: what --lint says.
#
#   rules.py     each rule, by made-up files (craft.py) that break it and that just do not; what is
#                called an error dies under the kernel, and the rest runs; text and JSON say the same
#   the same without privilege
#   flags.sh     the linkers' options that are named do what is said of them
#   compare.py   all of /usr/bin, and what this build made, against readelf's words
#   options      --page, and what is wrong with it
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
# Of the system, so that anyone may run it.
python=$(PATH=/usr/bin:/bin:$PATH command -v python3) || python=
nobody="setpriv --reuid 65534 --regid 65534 --clear-groups --inh-caps=-all --bounding-set=-all"

# add NAME COMMAND...: a part with a score of its own in its last line.
add() {
	local name=$1 p f s
	shift
	"$@" >"$work/part" 2>&1
	grep -a -v ' passed, ' "$work/part" | sed "s|^FAIL |&$name: |"
	if ! read -r p f s < <(sed -n -E '$s/^([0-9]+) passed, ([0-9]+) failed(, ([0-9]+) skipped)?$/\1 \2 \4/p' \
		"$work/part"); then
		fail "$name: came to no end"
		return
	fi
	passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + ${s:-0}))
}

# A copy: what is built anew meanwhile does not matter.
cp "$uload" "$work/uload" && uload=$work/uload

with_python() {
	if [ -z "$python" ]; then
		skip "rules, comparison: no python3"
		return
	fi
	mkdir "$work/rules" "$work/nobody"
	cp "$here"/*.py "$top/loader/plan/advice.def" "$work"
	chmod -R a+rX "$work"
	chmod 777 "$work/nobody"
	cd "$work/rules" && add rules "$python" -B "$here/rules.py" "$uload" "$top/loader/plan/advice.def"
	if [ "$(id -u)" = 0 ] && $nobody true 2>/dev/null; then
		# shellcheck disable=SC2086 # words
		cd "$work/nobody" && add unprivileged $nobody "$python" -B ../rules.py "$work/uload" ../advice.def
	else
		skip "rules without privilege: we have none, or setpriv is missing"
	fi
	if command -v readelf >/dev/null; then
		add /usr/bin "$python" -B "$here/compare.py" "$uload" /usr/bin
		add build "$python" -B "$here/compare.py" "$uload" "$build" "$work/rules/f0"
	else
		skip "comparison: no readelf"
	fi
}

# says STATUS TEXT COMMAND...: it ends so, with one line on stderr that has TEXT, and nothing else.
says() {
	local wanted=$1 text=$2 status
	shift 2
	"$@" >out 2>err
	status=$?
	if [ $status = "$wanted" ] && [ ! -s out ] && [ "$(wc -l <err)" = 1 ] && grep -q -e "$text" err; then
		return 0
	fi
	echo "status $status"
	cat out err
	return 1
}

judges() {
	local wanted=$1
	shift
	"$uload" --lint "$@" >out 2>err
	if [ $? = "$wanted" ] && [ -s out ] && [ ! -s err ]; then
		return 0
	fi
	cat out err
	return 1
}

options() {
	local page
	cd "$work" || exit 1
	for page in 3 0 4095 12288 2048 2M 2G -1 abc '' 4096x 0x; do
		check "--page=$page" says 125 'power of two' "$uload" --lint --page="$page" "$uload"
	done
	check "--page alone" says 125 'goes with --lint' "$uload" --page=4096 "$uload"
	check "--page with --explain" says 125 'goes with --lint' "$uload" --explain --page=4096 "$uload"
	check "--page without a value" says 125 'page' "$uload" --lint --page
	for page in 4096 4K 0x1000; do
		check "--page=$page" judges 0 --page=$page /bin/true
	done
	check "--page 4096, next word" judges 0 --page 4096 /bin/true
	check "--page=64K of a file for 4 KiB" judges 1 --page=64K /bin/true
	check "--page=64K, --json" judges 1 --page=64K --json /bin/true
	printf '#!/bin/true\n' >script
	chmod +x script
	check "a script: its interpreter" grep -q '^/bin/true: ' <("$uload" --lint --page=64K ./script)
	# what is no fault of the file's is no finding
	check "a break that cannot be had" judges 0 --brk=1 /bin/true
	check "a stack that cannot be had" bash -c 'ulimit -v 100000; "$0" --lint --stack-size=1000G /bin/true' \
		"$uload"
	printf 'no ELF\n' >text
	chmod +x text
	check "no ELF file" says 126 '\[not-elf\]' "$uload" --lint ./text
	check "no file" says 127 '\[not-found\]' "$uload" --lint ./none
	"$uload" --lint --page=64K /bin/true >/dev/full 2>err
	check "what cannot be written" [ $? -ne 0 ]
}

with_python
if command -v gcc >/dev/null && command -v ld >/dev/null && [ "$(uname -m)" = x86_64 ]; then
	add flags bash "$here/flags.sh" "$uload"
else
	skip "linkers' options: no gcc, or another processor"
fi
options
total
