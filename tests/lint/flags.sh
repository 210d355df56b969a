#!/bin/bash
# tests/lint/flags.sh ULOAD: the linkers' options that advice.def names do what it says.
#
# Each row links a program so that a rule speaks, and once more with the option behind: then the rule
# is silent. Works in the current directory. The last line is "N passed, N failed, N skipped".
set -u

uload=$(realpath "${1:?usage: flags.sh ULOAD}")
here=$(dirname "$(realpath "$0")")
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
# shellcheck source=tests/score.sh
. "$here/../score.sh"

cd "$work" || exit 1
cat >main.c <<'END'
extern int puts(const char *);
int data = 1;
int main(void) { return data - 1; }
END
cat >lib.c <<'END'
int in_library(void) { return 0; }
END
cat >user.c <<'END'
int in_library(void);
int main(void) { return in_library(); }
END
# No library, and no word about the stack.
cat >bare.s <<'END'
.globl _start
_start:	mov $42, %edi
	mov $60, %eax
	syscall
.data
.globl word
word:	.quad 1
END
# An address in the text.
cat >absolute.s <<'END'
.globl here
.text
here:	.quad here
.section .note.GNU-stack, "", @progbits
END
mkdir -p lib
printf 'int needed_library(void) { return 0; }\n' >needed.c

# ids FILE [OPTION]: the rules that --lint names.
ids() {
	"$uload" --lint ${2:+"$2"} "./$1" | sed -n 's/.*\[\(.*\)\]$/\1/p'
}

# speaks ID FILE [OPTION]; silent ID FILE [OPTION]
speaks() { ids "$2" "${3:-}" | grep -qx "$1"; }
silent() { [ -s "$2" ] && ! speaks "$@"; }

# named ID FLAG: the table has this option for this rule.
named() {
	awk -v id="$1" '/^ADVICE/ { on = index($0, "\"" id "\"") } on' "$here/../../loader/plan/advice.def" |
		grep -qF -e "$2"
}

# flag ID OPTION FLAG "LINK COMMAND" "OPTIONS THAT BREAK" "OPTIONS THAT MEND" [THESE INSTEAD OF WHAT BREAKS]
flag() {
	rm -f broken mended
	# shellcheck disable=SC2086 # words
	if ! $4 $5 -o broken 2>log; then
		skip "$1: cannot be linked here ($4 $5)"
		return
	fi
	check "$1: $5" speaks "$1" broken "$2"
	# shellcheck disable=SC2086 # words
	check "$1: $6: linked" $4 ${7-$5} $6 -o mended
	check "$1: $6" silent "$1" mended "$2"
	check "$1: the table names $3" named "$1" "$3"
}

as bare.s -o bare.o && as absolute.s -o absolute.o || exit 1

flag gnu-stack-exec '' '-z noexecstack' "gcc main.c" -Wl,-z,execstack -Wl,-z,noexecstack
flag gnu-stack-absent '' '-z noexecstack' "ld bare.o" '' '-z noexecstack'
flag write-exec '' --no-omagic "ld bare.o" -N --no-omagic
flag phdrs-unmapped '' '' "ld bare.o" -N --no-omagic
flag relro-absent '' '-z relro' "gcc main.c" -Wl,-z,norelro -Wl,-z,relro
gcc -shared -fPIC lib.c -o lib/libone.so -Wl,-soname,libone.so
flag relro-partial '' '-z now' "gcc user.c lib/libone.so" -Wl,-z,lazy -Wl,-z,now
flag not-pie '' -pie "gcc main.c" -no-pie -pie
flag build-id-absent '' --build-id "gcc main.c" -Wl,--build-id=none -Wl,--build-id
flag entry-not-exec '' '-e _start' "ld bare.o" '-e word' '-e _start'
flag entry-interp '' '-e _start' "gcc main.c" -Wl,-e,data -Wl,-e,_start
flag linked-high '' -Ttext-segment=ADDR "ld bare.o" -Ttext-segment=0x7f8000000000 -Ttext-segment=0x400000
flag load-low '' -Ttext-segment=ADDR "ld bare.o" -Ttext-segment=0x8000 -Ttext-segment=0x400000
flag interp-relative '' --dynamic-linker=PATH "gcc main.c" -Wl,--dynamic-linker=ld.so \
	-Wl,--dynamic-linker=/lib64/ld-linux-x86-64.so.2
flag runpath-relative '' "-rpath '\$ORIGIN'" "gcc main.c" -Wl,-rpath,lib '-Wl,-rpath,$ORIGIN' ''
flag runpath-writable '' "-rpath '\$ORIGIN'" "gcc main.c" -Wl,-rpath,/tmp/lib '-Wl,-rpath,$ORIGIN' ''
gcc -shared -fPIC needed.c -o lib/libtwo.so
flag needed-alone '' --dynamic-linker=PATH "gcc -shared -fPIC user.c -Llib -lone" '' \
	"-Wl,--dynamic-linker=/lib64/ld-linux-x86-64.so.2 -pie"
flag page-congruent --page=64K '-z max-page-size={a}' "gcc main.c" '' -Wl,-z,max-page-size=65536
flag loads-share-page --page=64K '-z max-page-size={a}' "gcc main.c" '' -Wl,-z,max-page-size=65536
flag loads-lose-bytes --page=64K '-z max-page-size={a}' "gcc main.c" '' -Wl,-z,max-page-size=65536
flag align-small --page=16K '-z max-page-size={a}' "gcc main.c" '' -Wl,-z,max-page-size=16384
flag relro-end --page=64K '-z max-page-size={a}' "gcc main.c" '' -Wl,-z,max-page-size=65536

# -z text does not mend: it makes an error of it.
if gcc -pie -Wl,-z,notext main.c absolute.o -o broken 2>log; then
	check "textrel: -z notext" speaks textrel broken
	check "textrel: readelf sees it, too" grep -q TEXTREL <(readelf -dW broken)
	if gcc -pie -Wl,-z,text main.c absolute.o -o refused 2>log; then
		fail "-z text links it"
	else
		pass
	fi
else
	skip "textrel: cannot be linked here"
fi

# What phdr-absent says of ld.so: without PT_PHDR a PIE dies.
gcc -pie main.c -o whole && cp whole without || exit 1
check "a PIE with PT_PHDR" ./whole
printf '\0\0\0\0' | dd of=without bs=1 seek=64 conv=notrunc 2>log
check "phdr-absent" speaks phdr-absent without
if bash -c './without; exit $?' 2>log; then
	fail "phdr-absent: ld.so does without PT_PHDR"
else
	pass
fi
total
