# TinyCC: compiles and runs a program in memory (-run), makes an object and a program.
# shellcheck shell=bash disable=SC2154,SC2086
#
# A static TinyCC has a table of its own for the functions that a program may call under -run
# (printf, fprintf, fopen, fclose), so it needs no library then: it is given an empty one.
build() {
	mkdir -p ../lib && ar rcs ../lib/libc.a
	made configure ./configure --cc="$mini" --libpaths="$work/lib" \
		--extra-cflags="-O1 -g -DCONFIG_TCC_STATIC" && made make make tcc libtcc1.a
}

try() {
	attempt "version" $run ./tcc -v
	attempt "runs a program" sh -c "$run ./tcc -B. -nostdinc -Iinclude -run '$here/tcc.c' a b c d | grep -x 'fac(5) = 120, sqrt 1.414214'"
	attempt "compiles an object" $run ./tcc -B. -nostdinc -I"$libc/include" -Iinclude -c -o ../t.o "$here/tcc.c"
	attempt "which links and runs" sh -c "'$mini' -o ../t ../t.o -lm && ../t a b c d e | grep -x 'fac(6) = 720, sqrt 1.414214'"
	attempt "errors are told" sh -c "echo 'int main(void) { return x; }' | $run ./tcc -B. -c -o ../e.o - 2>&1 | grep \"'x' undeclared\""
}
