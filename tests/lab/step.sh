#!/bin/bash
# tests/lab/step.sh BUILD_DIR ULOAD: ulab step.
#
# First what item 1 stands on: in every ELF shape of tests/maker, and in programs as compilers make
# them, the address space computed from the steps is at each step the one in /proc/PID/maps, as
# root and as an ordinary user, with and without address space randomisation. Then the text face, what a refused
# file looks like, and the full screen in tmux.
set -u

usage='usage: step.sh BUILD_DIR ULOAD'
build=$(realpath "${1:?$usage}") || exit 1
uload=$(realpath "${2:?$usage}") || exit 1
here=$(dirname "$(realpath "$0")")/step
. "$here/../../score.sh"
top=$(dirname "$(dirname "$(dirname "$here")")")

work=$(mktemp -d) || exit 1
socket=ulab-step-$$
trap 'tmux -L $socket.${terminals:-0} kill-server 2>/dev/null; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
chmod 755 "$work"
cd "$work" || exit 1
cp -L "$build/ulab" ulab && cp -L "$uload" uload || exit 1
ulab=$work/ulab
ordinary='setpriv --reuid 65534 --clear-groups --inh-caps=-all --bounding-set=-all'
[ "$(id -u)" = 0 ] || ordinary=env
unset NO_COLOR
export LC_ALL=C.UTF-8

# ---- programs ----

bare='-Os -ffreestanding -fPIE -nostdlib -fno-stack-protector -fno-asynchronous-unwind-tables
	-fcf-protection=none'

# shellcheck disable=SC2086  # words
make_programs()
{
	gcc $bare -static-pie -o probe "$here/probe.c" &&
	gcc -O1 -o mkelf "$top/tests/maker/mkelf.c" "$top/tests/maker/shapes.c" -lelf || return 1
	mkdir shapes && ./mkelf probe "$work/shapes" > list || return 1
	gcc -O1 -static -o shapes/static "$here/threads.c" &&
	gcc -O1 -static-pie -o shapes/static-pie-libc "$here/threads.c" &&
	gcc -O1 -pie -o shapes/dynamic "$here/threads.c" &&
	gcc -O1 -no-pie -o shapes/dynamic-exec "$here/threads.c" &&
	gcc $bare -static -Wl,-N,--no-warn-rwx-segments -o shapes/omagic "$here/probe.c" &&
	gcc $bare -static -Wl,-z,noseparate-code -o shapes/noseparate "$here/probe.c" || return 1
	printf '#!%s\n' "$work/shapes/static" > shapes/script
	printf '#!%s -x\n' "$work/shapes/script" > shapes/script-of-script
	chmod 755 shapes/script*
	printf '+%s\n' static static-pie-libc dynamic dynamic-exec script >> list
	printf '%s\n' omagic noseparate script-of-script >> list
	if [ -x "$build/libc/bin/mini-cc" ] && "$build/libc/bin/mini-cc" -O1 -o shapes/mini "$here/threads.c"
	then
		echo +mini >> list
	else
		skip 'a program on libc-mini: no mini-cc'
	fi
}

# agrees NAME WHAT COMMAND...: the maps agree at every step, and there is a picture of each
options=
agrees()
{
	local name=$1 what=$2 status steps
	shift 2
	# shellcheck disable=SC2086  # words
	timeout 60 "$@" "$ulab" step --plain $options "./$name" > "$work/out" 2> "$work/err" < /dev/null
	status=$?
	steps=$(sed -n 's/^--- step 0 of \([0-9]*\):.*/\1/p' "$work/out")
	if [ $status = 0 ] && [ -n "$steps" ] && ! grep -q '^maps agree: no' "$work/out" &&
		[ "$(grep -c '^maps agree: yes' "$work/out")" = $((steps + 1)) ]
	then
		pass
	elif [ "$(id -u)" != 0 ] && grep -q '\[low-address\]' "$work/err"; then
		skip "maps agree: $name, $what: only root may map so low"
	else
		fail "maps agree: $name, $what" "status $status, steps ${steps:-none}" \
			"$(grep -m1 '^maps agree: no' "$work/out")" "$(head -n 3 "$work/err")"
	fi
}

all_agree()
{
	local name quick
	cd shapes || return
	while read -r name; do
		quick=
		case $name in
		+*) name=${name#+} quick=1 ;;
		esac
		[ -e "$name" ] || continue
		agrees "$name" root env
		[ -n "$quick" ] || continue
		agrees "$name" 'root, no ASLR' setarch -R
		agrees "$name" user $ordinary
		agrees "$name" 'user, no ASLR' $ordinary setarch -R
	done < ../list
	for options in --fixed --stack-size=4M --stack-size=64M --load-base=0x200000000000 \
		--brk=0x300000000000 --no-exe-link; do
		agrees static-pie "root, $options" env
		agrees static-pie "user, $options" $ordinary
	done
	options=
	cd ..
}

# ---- the text face ----

# plain INPUT ARGUMENT...: status, out, err
plain()
{
	local input=$1
	shift
	{ printf "$input" | timeout 20 "$ulab" step --plain "$@" > out 2> err; } 2>/dev/null
	status=$?
}

check() # WHAT CONDITION...
{
	local what=$1
	shift
	if "$@"; then
		pass
	else
		fail "$what" "status ${status:-}" "$(tail -n 3 out | head -c 300)" "err: $(head -n 2 err)"
	fi
}

says() { grep -qF -- "$1" out; }
status_is() { [ "$status" = "$1" ]; }
lacks() { ! grep -qF -- "$1" out; }
only_ascii() { ! LC_ALL=C grep -q '[^[:print:][:space:]]' out; }
one_line() { [ "$(wc -l < err)" = 1 ] && grep -qF -- "$1" err && [ ! -s out ]; }
count_is() { [ "$(grep -cF -- "$1" out)" = "$2" ]; }

plain_face()
{
	plain '' /bin/sh -c 'exit 7'
	check 'the program has its own status' status_is 7
	plain '' /bin/sh -c 'kill -TERM $$'
	check 'the program has its own signal' status_is 143
	plain 'n\nn\nq\nn\n' /bin/echo never
	check 'q: status 0' status_is 0
	check 'q: the program does not run' lacks never
	check 'two steps, then q' says '--- step 2 of'
	check 'no third step' lacks '--- step 3 of'
	plain 'n\nn\np\np\np\nn\nr\nfor the program\n' /bin/cat
	check 'p goes back' says 'looking back'
	check 'p at the beginning says so' says 'This is the beginning'
	check 'what is left of stdin is for the program' says 'for the program'
	check 'back and on again: step 1 three times' count_is '--- step 1 of' 3
	plain '\n\n\n\n\n' /bin/echo done
	check 'an empty line is a step, the end of stdin runs it' says done
	plain 'm\nt\n?\nr\n' /bin/true
	check 'm: both lists' says '/proc/PID/maps'
	check 't: the stack pointer' says 'the stack pointer points here'
	check '?: words' says 'zero-filled tail'
	plain 'x\nr\n' ./shapes/exec
	check 'x before anything is mapped' says 'Nothing of the program'
	LC_ALL=C plain 'n\nm\nt\nx\n?\nr\n' ./shapes/static
	check 'ASCII where the locale is not UTF-8' only_ascii
	plain '' --fixed --argv0=name ./shapes/static
	check "uload's options" status_is 0
}

# The process is killed between two steps; uload refuses its own options.
accidents()
{
	local reader=$work/reader ulab_pid child
	mkfifo "$reader"
	{ "$ulab" step --plain ./shapes/static < "$reader" > out 2> err & ulab_pid=$!; } 2>/dev/null
	exec 9> "$reader"
	printf 'n\nn\n' >&9
	timeout 10 sh -c 'until grep -q "^--- step 2 of" out && grep -q "^maps agree" out; do sleep 0.1; done'
	child=$(pgrep -P "$ulab_pid")
	kill -KILL $child
	printf 'n\n' >&9
	exec 9>&-
	wait "$ulab_pid" 2>/dev/null
	status=$?
	check 'killed between two steps: its status' status_is 137
	check 'killed between two steps: a word' grep -q 'after step 2' err
	plain '' --brk=nonsense ./shapes/static
	check 'an option with a wrong value: 125' status_is 125
	check 'an option with a wrong value: one line' one_line --brk
}

# The tail of a .bss that begins within a page: the file has 'Z' (0x5a) there, memory zeros.
wiped_tail()
{
	local before=$1
	plain "$(printf 'n\\n%.0s' $(seq "$before"))x\nr\n" ./shapes/tail
	check 'x: file and memory differ in the wiped tail' says '≠'
	check 'the step that wipes' says '[padzero()]'
}

wipe_step()
{
	plain '' "$1"
	sed -n 's/^--- step \([0-9]*\) of [0-9]*: wipe$/\1/p' out | head -n 1
}

usage_errors()
{
	local name

	timeout 5 "$ulab" step /bin/true > out 2> err < /dev/null
	status=$?
	check 'not a terminal: 125' status_is 125
	check 'not a terminal: one line' one_line '--plain'
	check 'not a terminal: names report' one_line 'ulab report'
	timeout 5 "$ulab" step --plain > out 2> err < /dev/null
	status=$?
	check 'no program: 125' status_is 125
	timeout 5 "$ulab" step --nonsense /bin/true > out 2> err < /dev/null
	status=$?
	check 'unknown option: one line' one_line '--nonsense'
	timeout 5 "$ulab" step --help > out 2> err < /dev/null
	status=$?
	check 'help' says 'usage: ulab step'
	for name in dumb nonsense ''; do
		TERM=$name timeout 5 script -qec "$ulab step /bin/true 2>err" /dev/null > out < /dev/null
		status=$?
		check "TERM='$name': 125" status_is 125
		check "TERM='$name': names --plain" grep -q -- --plain err
	done
}

# ---- refused files ----

# break_file NAME OFFSET BYTES: a copy of a static program with these bytes there
break_file()
{
	cp probe "$1"
	printf "$3" | dd of="$1" bs=1 seek="$2" conv=notrunc 2>/dev/null
}

refused()
{
	local phoff=64 load
	load=$(readelf -lW probe | awk '/^  [A-Z]/ && $1 != "Type" {n++} $1 == "LOAD" {print n - 1; exit}')

	break_file bad-size $((phoff + 56 * load + 32)) '\377\377\377'
	plain '' ./bad-size
	check 'refused: 126' status_is 126
	check 'refused: one line of uload' grep -q '^uload: ./bad-size: .*\[filesz-le-memsz\]$' err
	check 'refused: says where' says '✗ image'
	check 'refused: what was passed' says '✓ file'
	check 'refused: what was not reached' says '· layout'
	check 'refused: the value' says 'p_filesz     = 0x'
	check 'refused: the bytes are marked' grep -q '\^\^ .*p_filesz' out
	check 'refused: what to do' says 'What to do'
	check 'refused: nothing ran' lacks 'maps agree'
	break_file bad-machine 18 '\003\000'
	plain '' ./bad-machine
	check 'refused: ELF header' says 'ELF header'
	check 'refused: e_machine is marked' grep -q '\^\^ \^\^ e_machine' out
	plain '' ./not-there
	check 'not found: 127' status_is 127
	echo text > text
	chmod 755 text
	plain '' ./text
	check 'no ELF file: 126' status_is 126
	: > empty
	chmod 755 empty
	plain '' ./empty
	check 'empty file: 126' status_is 126
	LC_ALL=C plain '' ./bad-size
	check 'refused, in ASCII' only_ascii
}

# ---- pictures, without a terminal ----

unit()
{
	# shellcheck disable=SC2046  # words
	if gcc -std=gnu11 -D_GNU_SOURCE -O1 -g -fsanitize=address,undefined -fno-sanitize-recover \
		-I"$top"/lab -I"$top"/lab/arch/x86_64 $(printf -- "-I$top/lab/%s " event model view) \
		-o view "$here/view.c" "$top"/lab/view/*.c "$top"/lab/model/*.c "$top"/lab/event/*.c \
		"$top"/lab/common.c -ljansson 2> error && ASAN_OPTIONS=detect_leaks=0 timeout 60 ./view > out
	then
		passed=$((passed + $(grep -c '^ok' out)))
	else
		fail 'pictures (view.c)' "$(head -n 5 error)"
	fi
	while read -r line; do
		fail "picture: ${line#not ok }"
	done < <(grep '^not ok' out)
}

if make_programs 2> error; then
	all_agree
	step=$(cp shapes/bss-within-page shapes/tail && wipe_step ./shapes/tail)
	if [ -n "$step" ]; then wiped_tail "$step"; else fail 'a shape with a wiped tail'; fi
	plain_face
	accidents
	refused
else
	fail 'programs to load' "$(head -n 5 error)"
fi
usage_errors
unit
if command -v tmux >/dev/null; then
	. "$here/tmux.sh"
else
	skip 'the full screen: no tmux'
fi
total
