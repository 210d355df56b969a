#!/bin/bash
# tests/run.sh BUILD_DIR ULOAD: runs the test suites one after another.
#
# A suite is a program that is called with BUILD_DIR and ULOAD and whose last line is
# "N passed, N failed" or "N passed, N failed, N skipped" (a Check program's own total is
# understood too). For each suite one line is shown, and what failed in it; its whole
# output is in BUILD_DIR/tests/log. The last line is the sum: "N passed, N failed".
# With CHECK_LONG=1 in the environment the suites that take many minutes or need a network
# run too, and every program of /usr/bin is swept.
set -u

usage="usage: run.sh BUILD_DIR ULOAD"
build=$(realpath "${1:?$usage}") || exit 1
uload=$(realpath "${2:?$usage}") || exit 1
long=${CHECK_LONG:+long}
[ -z "$long" ] || export PROGRAMS_ALL=1
here=$(dirname "$(realpath "$0")")
logs=$build/tests/log

# name      when    seconds  program
suites="
unit        always  180      $build/tests/unit
unit-asan   always  180      $build/tests/unit-asan
oracle      always  600      $here/oracle/run.sh
golden      always  120      $here/golden/run.sh
headers     always  120      $here/headers/run.sh
build       always  900      $here/build/run.sh
docs        always  120      $here/docs/run.sh
refusals    always  300      $here/refusals/run.sh
lint        always  600      $here/lint/run.sh
programs    always  1800     $here/programs/run.sh
library     always  300      $here/library/run.sh
options     always  300      $here/options/run.sh
fault       always  600      $here/fault/run.sh
runner      always  300      $here/runner/run.sh
examples    always  300      $here/examples/run.sh
malloc      always  600      $here/libc/malloc/run.sh
lab-model   always  120      $build/tests/lab-model
lab-trace   always  600      $here/lab/trace.sh
lab-watch   always  600      $here/lab/watch.sh
lab-step    always  600      $here/lab/step.sh
lab-report  always  600      $here/lab/report.sh
lab-browser always  600      $here/lab/browser.sh
lab-lessons always  600      $here/lab/lessons.sh
lab-torture always  600      $here/lab/torture.sh
toolchain   always  600      $here/libc/toolchain/run.sh
conform     always  600      $here/libc/conform.sh
strings     always  300      $here/libc/strings.sh
differential always 300    $here/libc/differential.sh
models      always  300      $here/libc/models.sh
packages    always  1800     $here/packages/run.sh
kernel      long    360      $here/kernel/run.sh
bare        long    3600     $here/bare.sh
"

all_passed=0 all_failed=0 all_skipped=0

# total_of LOG: "PASSED FAILED SKIPPED" from a suite's output; nothing if it has no total.
total_of() {
	sed -n -E \
		-e 's/^([0-9]+) passed, ([0-9]+) failed$/\1 \2 0/p' \
		-e 's/^([0-9]+) passed, ([0-9]+) failed, ([0-9]+) skipped$/\1 \2 \3/p' "$1" | tail -n 1
	sed -n -E 's/^[0-9]+%: Checks: ([0-9]+), Failures: ([0-9]+), Errors: ([0-9]+)$/\1 \2 \3/p' \
		"$1" | tail -n 1 | { read -r n f e && echo "$((n - f - e)) $((f + e)) 0"; }
}

# why_failed LOG: the lines that say what failed, else the end of the output.
why_failed() {
	grep -a -E -A 0 '^(FAIL|not ok|    |\| )|:[FE]:' "$1" | head -n 150 | grep . || tail -n 30 "$1"
}

# broken WHAT: a suite that went wrong as a whole is one more failure.
broken() {
	echo "FAIL $name: $1"
	failed=$((failed + 1))
}

# run_suite NAME SECONDS PROGRAM: runs it, shows its line, adds to the sums.
run_suite() {
	local name=$1 limit=$2 program=$3 log=$logs/$1.log
	local passed=0 failed=0 skipped=0 status=0 started=$EPOCHREALTIME total='' time

	: >"$log"
	if [ ! -f "$program" ]; then
		:
	elif [ -x "$program" ]; then
		timeout -k 10 "$limit" "$program" "$build" "$uload" </dev/null >"$log" 2>&1
		status=$?
	else
		timeout -k 10 "$limit" bash "$program" "$build" "$uload" </dev/null >"$log" 2>&1
		status=$?
	fi
	total=$(total_of "$log")
	read -r passed failed skipped <<<"${total:-0 0 0}"
	time=$(echo "$started $EPOCHREALTIME" | awk '{ printf "%.1f s", $2 - $1 }')
	printf '%-10s %s passed, %s failed, %s skipped, %s\n' \
		"$name" "$passed" "$failed" "$skipped" "$time"
	if [ ! -f "$program" ]; then
		broken "there is no ${program#"$PWD"/}"
	elif [ "$status" = 124 ]; then
		broken "not done after $limit seconds"
	elif [ "$status" -gt 128 ]; then
		broken "killed by signal $((status - 128))"
	elif [ -z "$total" ]; then
		broken "exit status $status and no total"
	elif [ "$status" != 0 ] && [ "$failed" = 0 ]; then
		broken "exit status $status though no test failed"
	fi
	[ "$failed" = 0 ] || [ ! -s "$log" ] || why_failed "$log"
	all_passed=$((all_passed + passed))
	all_failed=$((all_failed + failed))
	all_skipped=$((all_skipped + skipped))
}

mkdir -p "$logs"
while read -r name when limit program; do
	if [ "$when" = always ] || [ "${when:-never}" = "$long" ]; then
		run_suite "$name" "$limit" "$program"
	fi
done <<<"$suites"
echo
[ "$all_skipped" = 0 ] || echo "$all_skipped skipped (the logs say why: $logs)"
echo "$all_passed passed, $all_failed failed"
[ "$all_failed" = 0 ]
