# cJSON: each of its own test programs, in the folder that they expect.
# shellcheck shell=bash disable=SC2154,SC2086,SC2046,SC2016
build() {
	local test
	for test in tests/*.c; do
		case $test in tests/unity_setup.c) continue ;; esac
		made "$test" "$mini" -O1 -g -DENABLE_CJSON_UTILS -I. -Itests -Itests/unity/src -Itests/unity/extras/fixture/src \
			-o "${test%.c}" "$test" cJSON_Utils.c $(linked_with $test) tests/unity/src/unity.c -lm || return
	done
}

# Most of the tests include cJSON.c itself.
linked_with() {
	grep -q 'include.*common.h\|include "../cJSON.c"' "$1" || echo cJSON.c
}

try() {
	local test
	cd tests || return
	for test in *.c; do
		[ ! -x "${test%.c}" ] || attempt "$test" $run "./${test%.c}"
	done
	cd ..
}
