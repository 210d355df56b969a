#!/bin/bash
# tests/build/run.sh BUILD_DIR ULOAD: what the Makefile promises, in a copy of the tree.
#
# No warning from gcc and clang; make -j2 works; a touched header rebuilds what uses it and nothing
# else; uload is one segment without writable data; libuload.a shows only the names of uload.h;
# install and uninstall; libc.a has no names but declared ones; what belongs to the processor stays in arch folders.
# The last line is "N passed, N failed, N skipped".
set -u

top=$(realpath "$(dirname "$(realpath "$0")")/../..")
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
# shellcheck source=tests/score.sh
. "$(dirname "$(realpath "$0")")/../score.sh"

copy() {
	mkdir -p "$work/$1"
	(cd "$top" && tar cf - --exclude=./build --exclude=./.git --exclude=./uload \
		--exclude=./libuload.a --exclude=./mini-cc --exclude=./mini-c++ .) | tar xf - -C "$work/$1"
}

quiet_make() { make -C "$work/$1" -j2 all "${@:2}"; }

no_warnings() { ! quiet_make "$@" 2>&1 | tee "$work/log" | grep -E '(warning|error|note):|\*\*\*|borrow'; }

products() {
	[ -x "$work/$1/uload" ] && [ -f "$work/$1/libuload.a" ] && [ -x "$work/$1/mini-cc" ] \
		&& [ -x "$work/$1/mini-c++" ] && [ -f "$work/$1/build/libc/lib/libm.a" ]
}

runs() { [ "$("$work/$1/uload" /bin/echo it runs)" = "it runs" ]; }

guest_runs() {
	printf '#include <stdio.h>\nint main(void) { puts("it runs"); return 0; }\n' >"$work/guest.c"
	CC=$1 "$work/$1/mini-cc" -O2 "$work/guest.c" -o "$work/guest" \
		&& [ "$("$work/$1/uload" "$work/guest")" = "it runs" ]
}

nothing_to_do() { [ -z "$(quiet_make gcc | grep -E '^  (CC|AS|LD|AR)')" ]; }

# rebuilds TOUCHED THIS NOT_THAT. A header of the library only must not rebuild the planner; text.h must rebuild json.c.
rebuilds() {
	touch "$work/gcc/$1"
	quiet_make gcc | grep '^  CC' >"$work/rebuilt"
	cat "$work/rebuilt"
	grep -q "$2" "$work/rebuilt" && ! grep -q "$3" "$work/rebuilt"
}

leaves() {
	rm "$work/gcc/libc-mini/dl/dladdr.c" "$work/gcc/libc-mini/include/crypt.h"
	quiet_make gcc >/dev/null && ! ar t "$work/gcc/build/libc/lib/libc.a" | grep dladdr \
		&& ! ls "$work/gcc/build/libc/include/crypt.h"
}

# Names of libc.a are a standard's, or GNU's or BSD's, or begin with two underscores. What is not
# in any header of ours is nobody's: there must be none.
declared_names() {
	find "$1/include" -name '*.h' -type f -exec cat {} + | grep -oE '\b[a-zA-Z][a-zA-Z0-9_]*\b' | sort -u >"$work/declared"
	nm -g --defined-only "$1/lib/libc.a" 2>/dev/null | awk 'NF == 3 { print $3 }' | grep -v '^_' | sort -u >"$work/defined"
	! comm -13 "$work/declared" "$work/defined" | grep .
}

one_segment() {
	[ "$(readelf -lW "$1" | grep -c ' LOAD ')" = 1 ] \
		&& readelf -lW "$1" | grep -q ' LOAD .* R E ' \
		&& ! readelf -SW "$1" | grep -E ' (\.data|\.bss|\.got|\.dynamic|\.rela)' \
		&& [ "$(readelf -hW "$1" | awk '/Type:/ { print $2 }')" = EXEC ]
}

only_public_names() {
	[ "$(nm -g --defined-only "$1" | awk 'NF == 3 { print $3 }' | sort | xargs)" = \
		"uload_exec uload_fexec uload_plan uload_plan_free uload_plan_print" ] \
		&& ! nm -u "$1" | awk 'NF { print $NF }' \
			| grep -vE '^(__errno_location|__rseq_offset|__rseq_size|_GLOBAL_OFFSET_TABLE_|.*:)$'
}

installs() {
	make -C "$work/gcc" install DESTDIR="$work/root" PREFIX=/usr >/dev/null &&
		"$work/root/usr/bin/mini-cc" "$work/guest.c" -o "$work/guest2" && "$work/guest2" &&
		"$work/root/usr/bin/uload" --version &&
		test -f "$work/root/usr/include/uload.h" -a -f "$work/root/usr/lib/libuload.a" \
			-a -f "$work/root/usr/share/man/man1/uload.1"
}

uninstalls() {
	make -C "$work/gcc" uninstall DESTDIR="$work/root" PREFIX=/usr &&
		[ -z "$(find "$work/root" -type f -o -type l)" ]
}

cleans() { make -C "$work/gcc" clean && ! products gcc && [ ! -d "$work/gcc/build" ]; }

# Register names, instructions and e_machine numbers.
arch_only() {
	! (cd "$top" && grep -rnE '\b(r[abcd]x|r[sd]i|r[sb]p|r1[0-5]|xmm[0-9]+|__x86_64__|EM_X86_64)\b' \
		loader include libc-mini crt --include='*.[chS]' --include='*.def' | grep -vE \
		'/arch/|^libc-mini/include/elf\.h:|^loader/plan/names\.c|"[^"]*(rcx|rdx)[^"]*"|: *\*|/\*.*\*/')
}

for cc in gcc clang; do
	if ! command -v $cc >/dev/null; then
		echo "skipped: no $cc" >&2
		skipped=$((skipped + 1))
		continue
	fi
	copy $cc
	check "no warnings, $cc" no_warnings $cc CC=$cc
	check "products, $cc" products $cc
	check "runs, $cc" runs $cc
	check "a program on libc-mini, $cc" guest_runs $cc
	check "names of libc.a, $cc" declared_names "$work/$cc/build/libc"
	check "one segment, $cc" one_segment "$work/$cc/build/uload"
	check "public names, $cc" only_public_names "$work/$cc/libuload.a"
done
check "nothing to do twice" nothing_to_do
check "text.h rebuilds json.c, not process.c" rebuilds loader/plan/text.h plan/json.c library/process.c
check "lines.h rebuilds process.c, not image.c" rebuilds loader/library/lines.h library/process.c plan/image.c
check "rules.def rebuilds refusal.c" rebuilds loader/plan/rules.def plan/refusal.c library/lines.c
check "dlfcn.h rebuilds dlopen.c, not puts.c" rebuilds libc-mini/include/dlfcn.h dl/dlopen.c puts.c
check "a removed source leaves libc.a, a removed header include/" leaves
check "changed flags rebuild" bash -c "make -C '$work/gcc' CFLAGS=-O1 all | grep -q 'CC.*image.c'"
check install installs
check uninstall uninstalls
check help bash -c "make -C '$work/gcc' help | grep -q check-pure"
check V=1 bash -c "touch '$work/gcc/loader/main.c'; make -C '$work/gcc' V=1 | grep -q -- '-Wconversion'"
check clean cleans
check "processor in arch folders only" arch_only

total
