# chibicc: a C compiler; it compiles its own tests, which then run on libc-mini too.
# shellcheck shell=bash disable=SC2154,SC2086
build() {
	made compile "$mini" -std=c11 -g -O1 -fno-common -w -o chibicc ./*.c
}

# compiled TEST: by chibicc, linked and run
compiled() {
	local name
	name=$work/$(basename "$1" .c)
	$run ./chibicc -Iinclude -Itest -c -o "$name.o" "$1" &&
		"$mini" -w -o "$name" "$name.o" -xc test/common -xnone -lm && "$name"
}

try() {
	local test
	for test in test/*.c; do
		if grep -q pthread_create "$test"; then
			skip "chibicc: $test starts threads, which libc-mini does not have yet"
			continue
		fi
		case $(gcc_can "$test") in
		yes) attempt "$test" compiled "$test" ;;
		esac
	done
}

# gcc_can TEST: whether the same compiler built with glibc compiles and runs the test; some need more
# than this machine has
gcc_can() {
	local name
	name=$work/glibc.$(basename "$1" .c)
	[ -x "$work/glibc.chibicc" ] || gcc -w -O1 -fno-common -o "$work/glibc.chibicc" ./*.c -lm
	if [ ! -f "$name.verdict" ]; then
		if "$work/glibc.chibicc" -Iinclude -Itest -c -o "$name.o" "$1" && gcc -w -pthread -o "$name" "$name.o" \
			-xc test/common -xnone -lm && timeout 20 "$name"; then
			echo yes
		else
			echo no
		fi >"$name.log" 2>&1 </dev/null
		tail -n 1 "$name.log" >"$name.verdict"
	fi
	cat "$name.verdict"
}
