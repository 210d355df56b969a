# score.sh: keeping score in the shell suites; to be sourced (POSIX sh).
#
#   pass                  one test more that passed
#   fail NAME [LINE]...   one that failed, and what there is to say
#   skip NAME             one that cannot be run here
#   check NAME COMMAND... passes if the command does; else its output is shown. Needs $work, a folder
#   total                 the last line of a suite; its status is 0 if nothing failed
# shellcheck shell=sh disable=SC2154

passed=0 failed=0 skipped=0

pass() {
	passed=$((passed + 1))
}

fail() {
	failed=$((failed + 1))
	echo "FAIL $1"
	shift
	for line; do
		echo "    $line"
	done
}

skip() {
	skipped=$((skipped + 1))
	echo "skip $1"
}

check() {
	check_name=$1
	shift
	if "$@" >"$work/output" 2>&1; then
		pass
	else
		fail "$check_name"
		head -n 40 "$work/output" | sed 's/^/    /'
	fi
}

total() {
	[ "$skipped" -eq 0 ] && echo "$passed passed, $failed failed" ||
		echo "$passed passed, $failed failed, $skipped skipped"
	[ "$failed" -eq 0 ]
}
