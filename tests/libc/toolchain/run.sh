#!/bin/bash
# tests/libc/toolchain/run.sh BUILD_DIR ULOAD: linker.ld, crt, mini-cc and mini-c++.
#
#   guests     small programs, each for one property, as ET_EXEC and as static PIE, with gcc and
#              clang, under the kernel and under uload
#   entries    start-up survives every state that the ABI allows (arch/*/enter.c makes them)
#   layout     what readelf and uload --lint say of the result
#   driver     mini-cc is used as gcc is; also installed, from a folder with a space in its name
#   configure  CC=mini-cc ./configure && make, a small program made with autoconf
# The last line is "N passed, N failed, N skipped".
set -u

usage="usage: run.sh BUILD_DIR ULOAD"
build=$(realpath "${1:?$usage}") || exit 1
uload=$(realpath "${2:?$usage}") || exit 1
here=$(dirname "$(realpath "$0")")
top=$(realpath "$here/../../..")
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
# shellcheck source=../../score.sh
. "$here/../../score.sh"
mini=$build/libc/bin/mini-cc
minixx=$build/libc/bin/mini-c++
unset CC CXX MINI_CC_REAL MINI_CXX_REAL MINI_LIBC
cd "$work" || exit 1

# ends STATUS COMMAND...: its exit status (of a shell: 128 + signal) is this
ends() {
	local want=$1 got
	shift
	"$@" </dev/null
	got=$?
	[ "$got" = "$want" ] || { echo "exit status $got, not $want"; return 1; }
}

# says TEXT COMMAND...: what it prints is this
says() {
	local want=$1 got
	shift
	got=$("$@" </dev/null 2>&1)
	[ "$got" = "$want" ] || { printf 'printed: %s\nnot:     %s\n' "$got" "$want"; return 1; }
}

# both STATUS NAME PROGRAM: under the kernel and under uload
both() {
	check "$2, kernel" ends "$1" "$3"
	check "$2, uload" ends "$1" "$uload" "$3"
}

# ---- guests ----

# guest STATUS FILE [OPTION]...: two kinds of program, by each compiler
guest() {
	local status=$1 file=$2 cc kind name
	shift 2
	for cc in $compilers; do
		for kind in -static -static-pie; do
			name="${file%.*} $cc $kind $*"
			case $cc$file in clang*ifunc.c) [ $kind = -static ] || continue ;; esac
			if MINI_CC_REAL=$cc "$mini" -O1 -w -fstack-protector-all $kind "$@" "$here/$file" \
				-o guest >log 2>&1; then
				both "$status" "$name" ./guest
			else
				fail "$name: does not link" "$(head -n 5 log)"
			fi
		done
	done
}

guests() {
	local align size
	guest 0 entered.c
	guest 0 self.c
	guest 0 edges.c
	guest 0 ifunc.c
	guest 139 readonly.c
	guest 134 smash.c
	for align in 1 64 4096 65536; do
		for size in 8 400 70000; do
			guest 0 tls.c -DALIGN=$align -DSIZE=$size
		done
	done
	guest 0 tls.c -DALIGN=4096 -Wl,--defsym=__base=0x10000000
	for kind in -static -static-pie; do
		"$mini" -w $kind "$here/order.c" -o order
		check "order $kind" says "preinit 101 2000 plain main atexit2 atexit1 ~plain ~2000 ~101" ./order
		"$mini" -O1 -w -fstack-protector-all $kind "$here/smash.c" -o smash
		check "smash $kind: one line" says "libc-mini: stack smashing detected" ./smash
	done
}

cxx_guests() {
	local cxx kind file
	for cxx in $compilers_cxx; do
		for kind in -static -static-pie; do
			for file in classes streams; do
				if MINI_CXX_REAL=$cxx "$minixx" -O1 -Wall -Wextra $kind "$here/$file.cc" -o $file >log 2>&1; then
					check "$file $cxx $kind" says "$(cat "$here/$file.out")" ./$file
					check "$file $cxx $kind, uload" says "$(cat "$here/$file.out")" "$uload" ./$file
				else
					fail "$file $cxx $kind: does not link" "$(head -n 5 log)"
				fi
			done
		done
	done
	"$minixx" -O2 -s "$here/classes.cc" -o classes && "$minixx" -O2 -s "$here/streams.cc" -o streams \
		&& echo "C++: classes $(stat -c %s classes) bytes, with iostream $(stat -c %s streams) bytes"
}

# ---- entries ----

entries() {
	local arch state entry
	arch=$here/arch/$(uname -m)
	if ! gcc -O1 -w "$arch/enter.c" -o enter; then
		skip "entries: no enter for this processor"
		return
	fi
	"$mini" -O1 -fstack-protector-all "$here/entered.c" -o exec
	"$mini" -O1 -fstack-protector-all -static-pie "$here/entered.c" -o pie
	if ! ./enter none 0 ./exec >/dev/null 2>log; then
		skip "entries: $(cat log)"
		return
	fi
	entry=$(readelf -h exec | awk '/Entry/ { print $4 }')
	for state in none junk direction reversed unknown noaux noargs noenv misaligned \
		junk,direction,reversed,unknown noargs,noenv,noaux,junk misaligned,junk,reversed; do
		check "entry $state, ET_EXEC" ends 0 ./enter $state 0 ./exec
		check "entry $state, static PIE" ends 0 ./enter $state 0 ./pie
		check "entry $state, uload" ends 0 ./enter $state "$entry" "$uload" ./exec
	done
	check "no arguments, no environment" says "argc 0, no environment, page 4096" \
		./enter noargs,noenv 0 ./exec
}

# The library that traps undefined behaviour starts programs, too.
undefined() {
	local kind
	if [ ! -d "$build/libc-ubsan" ]; then
		skip "undefined behaviour: no $build/libc-ubsan (make libc-ubsan)"
		return
	fi
	for kind in -static -static-pie; do
		MINI_LIBC=$build/libc-ubsan "$mini" -w $kind "$here/entered.c" -o undefined
		check "traps, start-up $kind" ends 0 ./undefined
		MINI_LIBC=$build/libc-ubsan "$mini" -w $kind "$here/self.c" -o guest
		check "traps, self $kind" ends 0 ./guest
		MINI_LIBC=$build/libc-ubsan "$minixx" $kind "$here/classes.cc" -o undefined
		check "traps, C++ $kind" says "$(cat "$here/classes.out")" ./undefined
	done
}

# ---- layout ----

# types FILE: its program headers' types and flags
segments() { readelf -lW "$1" | awk '/^  [A-Z_]+ +0x/ { f = $7; if ($8 != "" && $8 !~ /^0x/) f = f $8; print $1 ":" f }' | xargs; }

# ids FILE: the rules that uload --lint names
ids() { "$uload" --lint "$1" | sed 's/.*\[\(.*\)\]$/\1/' | sort | xargs; }

packed() { [ "$(stat -c %s "$1")" -lt "$2" ]; }

layout() {
	printf 'int table[9] = {1}; int zero[9]; __thread int t = 1; int main(void) { return table[0] - t; }\n' >l.c
	"$mini" -g l.c -o exec && "$mini" -g -static-pie l.c -o pie
	check "segments of an ET_EXEC" says \
		"LOAD:R LOAD:RE LOAD:R LOAD:RW TLS:R GNU_EH_FRAME:R GNU_STACK:RW" segments exec
	check "segments of a static PIE" says \
		"LOAD:R LOAD:RE LOAD:R LOAD:RW DYNAMIC:RW TLS:R GNU_EH_FRAME:R GNU_STACK:RW GNU_RELRO:R" segments pie
	"$mini" -g -static-pie -Wl,--build-id l.c -o id
	check "lint, ET_EXEC" says "build-id-absent not-pie" ids ./exec
	check "lint, static PIE" says "./id: nothing to complain about" "$uload" --lint ./id
	check "debug sections kept" grep -q debug_info <(readelf -SW exec)
	check "__bss_end is the last edge" says "__bss_end" bash -c "nm exec | sort | grep -v ' [at] ' | tail -n 1 | awk '{ print \$3 }'"
	"$mini" l.c -Wl,--defsym=__base=0x10000000 -o based
	check "base" grep -q '0x0*10000000' <(readelf -lW based)
	both 0 "base" ./based
	"$mini" -O2 -ffunction-sections -Wl,--gc-sections l.c -o gc
	both 0 "--gc-sections" ./gc
	printf 'SECTIONS { . = 0x700000 + SIZEOF_HEADERS; .text : { *(.text*) } . = ALIGN(4096); .all : { *(.*) } }\n' >own.ld
	"$mini" l.c -T own.ld -Wl,--no-warn-rwx-segments -o own 2>log
	check "own layout" grep -q '0x0*700' <(readelf -hW own)
}

# ---- driver ----

has() { grep -q -- "$1" "$2"; }

driver() {
	printf '#include <stdio.h>\n#include "there.h"\nint one(void);\nint main(void) { printf("%%d\\n", one() + THERE); return 0; }\n' >main.c
	printf 'int one(void) { return 1; }\n' >one.c
	mkdir -p inc && echo '#define THERE 41' >inc/there.h
	check "-c" "$mini" -c -Iinc main.c one.c
	check "link only" "$mini" main.o one.o -o prog
	check "it runs" says 42 ./prog
	check "several files" "$mini" -O2 -g -I inc main.c one.c -o prog2
	check "it runs" says 42 ./prog2
	check "-S" bash -c "'$mini' -S -Iinc main.c && grep -q main main.s"
	check "-E -" bash -c "echo '#include <limits.h>
x INT_MAX' | '$mini' -E - | grep -q 0x7fffffff"
	check "-M" bash -c "'$mini' -M -Iinc main.c | grep -q inc/there.h"
	check "-MMD" bash -c "'$mini' -MMD -c -Iinc main.c && grep -q there.h main.d && ! grep -q stdio main.d"
	check "-x c -" bash -c "echo 'int main(void) { return 9; }' | '$mini' -x c - -o nine"
	both 9 "standard input" ./nine
	printf -- '-c\n-Iinc main.c\n' >arguments
	check "@file" bash -c "rm main.o; '$mini' @arguments && test -f main.o"
	printf -- '-O1 -Iinc main.c one.c -o "from file"\n' >arguments
	check "@file, link" bash -c "'$mini' @arguments && test \$('./from file') = 42"
	check "-r" bash -c "'$mini' -r main.o one.o -o both.o && '$mini' both.o -o both && ./both"
	check "-ar and -l" bash -c "'$mini' -c one.c && ar rcs libone.a one.o && '$mini' -Iinc main.c -L. -lone -o lone && ./lone"
	check "-lm -lpthread -ldl -lrt -lcrypt" "$mini" -Iinc main.c one.c -lm -lpthread -ldl -lrt -lutil -lcrypt -pthread -o libs
	check "libm, unnamed" bash -c "echo '#include <math.h>
int main(int c, char **v) { return (int)(sin(c) * 100); }' | '$mini' -fno-builtin -x c - -o sine"
	both 84 "sin(1)" ./sine
	check "libcrypt" bash -c "echo '#include <crypt.h>
#include <stdio.h>
int main(void) { puts(crypt(\"key\", \"ab\")); }' | '$mini' -x c - -o hash"
	check "crypt" says "$(python3 -W ignore -c 'import crypt; print(crypt.crypt("key", "ab"))' 2>/dev/null || ./hash)" ./hash
	check "-nostdlib" bash -c "echo 'void _start(void) { __builtin_trap(); }' | '$mini' -nostdlib -x c - -o bare && ! nm bare | grep -q exit"
	check "-nostartfiles" bash -c "echo '#include <stdlib.h>
void _start(void) { _Exit(3); }' | '$mini' -nostartfiles -x c - -o nostart"
	check "-shared says no" bash -c "'$mini' -shared one.o -o x.so 2>&1 | grep -q 'static programs'"
	check "-v" bash -c "'$mini' -v 2>&1 | grep -q version"
	check "--version" bash -c "'$mini' --version | grep -q ."
	check "-dumpmachine" says "$(gcc -dumpmachine)" "$mini" -dumpmachine
	check "-print-file-name" says "$(realpath "$build")/libc/lib/libc.a" realpath "$("$mini" -print-file-name=libc.a)"
	check "-print-search-dirs" bash -c "'$mini' -print-search-dirs | grep -q '^libraries: =.*libc/.*lib:'"
	check "-print-prog-name" bash -c "'$mini' -print-prog-name=ld | grep -q ld"
	check "not glibc's headers" bash -c "! '$mini' -M -Iinc main.c | grep -q /usr/include/stdio.h"
	check "not the system's libraries" bash -c "! '$mini' -Iinc main.c one.c -lz -o x 2>log && grep -q 'cannot find -lz' log"
	check "-l:name, -L DIR" "$mini" -Iinc main.c -L "$work" -l:libone.a -l one -lgcc -o prog8
	check "CC=mini-cc does not recurse" env CC="$mini" CXX="$minixx" timeout 20 "$mini" -Iinc main.c one.c -o prog3
	check "CC=gcc -m64" env CC="gcc -m64" "$mini" -Iinc main.c one.c -o prog4
	if command -v clang >/dev/null; then
		check "no warning, clang, compile" env MINI_CC_REAL=clang "$mini" -Werror -c -Iinc main.c -o m.o
		check "no warning, clang, link" bash -c "! MINI_CC_REAL=clang '$mini' -Werror m.o one.o -o prog5 2>&1 | grep ."
	fi
	if [ "$build" = "$top/build" ] && make -s -C "$top" install DESTDIR="$work/root" PREFIX=/usr >log 2>&1; then
		mv root "a root"
		check "installed" "a root/usr/bin/mini-cc" -Iinc main.c one.c -o prog6
		check "it runs" says 42 ./prog6
		check "installed, C++" "a root/usr/bin/mini-c++" "$here/classes.cc" -o classes6
		check "it runs" says "$(cat "$here/classes.out")" ./classes6
	else
		fail "make install" "$(tail -n 5 log)"
	fi
	mkdir -p "with space"
	cp -rP "$build/libc/include" "$build/libc/lib" "with space/"
	check "MINI_LIBC" env MINI_LIBC="$work/with space" "$mini" -Iinc main.c one.c -o prog7
	check "MINI_LIBC that is not there" bash -c "! MINI_LIBC=/nowhere '$mini' one.c -o x 2>&1 | grep -v 'no libc-mini'"
}

# ---- configure ----

configure() {
	if ! command -v autoconf >/dev/null; then
		skip "configure: no autoconf"
		return
	fi
	mkdir -p conf && cd conf || return
	cat >configure.ac <<-'END'
		AC_INIT([small], [1.0])
		AC_CONFIG_HEADERS([config.h])
		AC_CONFIG_FILES([Makefile])
		AC_PROG_CC
		AC_PROG_RANLIB
		AC_CHECK_HEADERS([unistd.h sys/stat.h termios.h getopt.h glob.h no/such/header.h])
		AC_C_CONST
				AC_TYPE_SIZE_T
		AC_TYPE_PID_T
		AC_CHECK_SIZEOF([long])
		AC_FUNC_VPRINTF
		AC_FUNC_FORK
		AC_CHECK_FUNCS([strdup snprintf getline mmap no_such_function])
		AC_SEARCH_LIBS([pow], [m])
		AC_OUTPUT
	END
	printf 'CC = @CC@\nCFLAGS = @CFLAGS@\nLIBS = @LIBS@\nsmall: small.c\n\t$(CC) $(CFLAGS) -o $@ small.c $(LIBS)\n' >Makefile.in
	cat >small.c <<-'END'
		#include "config.h"
		#include <math.h>
		#include <stdio.h>
		#include <stdlib.h>
		int main(int argc, char **argv)
		{
			char *p = malloc(10);
		#if defined HAVE_STRDUP && defined HAVE_UNISTD_H && !defined HAVE_NO_SUCH_FUNCTION
			printf("%d %.0f %d\n", SIZEOF_LONG, pow(2, argc + 9), p != NULL);
		#endif
			return argv == NULL;
		}
	END
	check "autoconf" bash -c "autoconf && autoheader"
	check "CC=mini-cc ./configure" env CC="$mini" ./configure
	check "make" env CC="$mini" make
	check "the program" says "8 1024 1" ./small
	grep -h 'HAVE_FORK\|HAVE_WORKING_FORK\|HAVE_NO_SUCH' config.h | LC_ALL=C sort >found
	check "what configure found" says "#define HAVE_FORK 1
#define HAVE_WORKING_FORK 1
/* #undef HAVE_NO_SUCH_FUNCTION */
/* #undef HAVE_NO_SUCH_HEADER_H */" cat found
	cd ..
}

# ---- figures ----

figures() {
	printf '#include <stdio.h>\nint main(void) { puts("hello"); return 0; }\n' >hello.c
	"$mini" -O2 -s hello.c -o hello
	"$mini" -O2 -s -static-pie hello.c -o hello-pie
	echo "hello: $(stat -c %s hello) bytes, static PIE $(stat -c %s hello-pie) bytes"
	printf 'int main(void) { return 0; }\n' >nothing.c
	"$mini" -O2 -s nothing.c -o nothing
	echo "int main(void) { return 0; }: $(stat -c %s nothing) bytes"
	check "crt and layout alone" packed nothing 3000
}

compilers=gcc compilers_cxx=g++
if command -v clang >/dev/null; then
	compilers="gcc clang" compilers_cxx="g++ clang++"
else
	skip "clang: not here"
fi
guests
cxx_guests
entries
undefined
layout
driver
configure
figures
total
