#!/bin/sh
# tests/lab/torture.sh BUILD_DIR ULOAD: ulab torture.
#
# Guests with every C library that is here (torture/*.c). First what is promised of libc-mini: it passes
# every fault of the classes allowed and scarcity. Then the rows on which other libraries are known to
# die; then each verdict, with a guest that deserves it; then brk-after and mmap-after, what is written
# (table, TAP, JSON), options, input, and that nothing is left behind.
set -u

usage='usage: torture.sh BUILD_DIR ULOAD'
build=$(realpath "${1:?$usage}") || exit 1
uload=$(realpath "${2:?$usage}") || exit 1
here=$(dirname "$(realpath "$0")")/torture
. "$here/../../score.sh"

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
chmod 755 "$work"
cd "$work" || exit 1
mkdir -p bin out src
cp "$here"/*.[ch] src # klcc puts its object beside the source
cp -L "$build/ulab" bin/ulab && cp -L "$uload" bin/uload || exit 1
ulab=$work/bin/ulab
ordinary='setpriv --reuid 65534 --clear-groups --inh-caps=-all --bounding-set=-all'
[ "$(id -u)" = 0 ] || ordinary= # it is one already
unset NO_COLOR
# shellcheck disable=SC3045
ulimit -c unlimited 2>/dev/null # ulab sees to it that none are written

# ---- guests ----

build_guest() { # NAME LIBC COMPILER...
	name=$1 libc=$2
	shift 2
	"$@" -O1 -fno-builtin "src/$name.c" -o "$name-$libc" 2>error ||
		fail "building $name with $libc" "$(head -n 5 error)"
}

libcs=
for libc in mini pie static glibc musl diet klibc; do
	case $libc in
	mini) cc=$build/libc/bin/mini-cc ;;
	pie) cc="$build/libc/bin/mini-cc -static-pie" ;;
	static) cc='gcc -static' ;;
	glibc) cc=gcc ;;
	musl) cc='musl-gcc -static' ;;
	diet) cc='diet gcc' ;;
	klibc) cc=klcc ;;
	esac
	if ! command -v ${cc%% *} >/dev/null; then
		skip "guests with $libc: no ${cc%% *}"
		continue
	fi
	libcs="$libcs $libc"
	# shellcheck disable=SC2086  # words
	for guest in hello heap; do
		build_guest $guest $libc $cc
	done
	case $libc in
	mini) for guest in constructors verdicts deny echo; do build_guest $guest mini $cc; done ;;
	pie) build_guest constructors pie $cc ;;
	esac
done
for guest in careless careful; do
	build_guest $guest bare gcc -static -nostdlib -fno-stack-protector
done
printf '#!%s x\n' "$work/echo-mini" >script
chmod 755 script

# ---- words ----

# The rest of the line of a fault: verdict, and what there is to say.
row() { # GUEST-OUTPUT FAULT
	sed -n "s/^  $2  *//p" "out/$1"
}

torture() { # NAME OPTION... PROGRAM ARG...: into out/NAME; its status in $status
	torture_name=$1
	shift
	timeout 120 "$ulab" torture "$@" >"out/$torture_name" 2>error </dev/null
	status=$?
}

expect_row() { # NAME FAULT PATTERN
	# shellcheck disable=SC2254  # a pattern
	case $(row "$1" "$2") in
	$3) pass ;;
	*) fail "$1, $2: not '$3'" "$(row "$1" "$2")" "$(head -n 3 error)" ;;
	esac
}

expect_status() { # WANTED WHAT
	[ "$status" = "$1" ] && pass || fail "$2: exit $status, not $1" "$(cat error)"
}

# Usage errors: 125 and a line that says what is wrong.
wrong() { # STATUS PATTERN ARG...
	want=$1 pattern=$2
	shift 2
	timeout 60 "$ulab" torture "$@" >out/wrong 2>error </dev/null
	status=$?
	if [ $status = "$want" ] && [ ! -s out/wrong ] && [ "$(wc -l <error)" = 1 ] &&
		grep -q -e "$pattern" error; then
		pass
	else
		fail "torture $*: exit $status, not $want with '$pattern'" "$(cat error out/wrong)"
	fi
}

# ---- libc-mini ----

promise=allowed,scarcity,brk-after=0
for guest in hello heap constructors; do
	for libc in mini pie; do
		torture $guest-$libc --only=$promise ./$guest-$libc
		[ $status = 0 ] && pass || fail "$guest-$libc passes" "$(grep -v '  ok' "out/$guest-$libc")"
	done
done
for more in mmap-after=0 brk-after=3 brk-limit=0 no-heap data-limit=4096 stack-limit=32K; do
	torture more --only=$more ./heap-mini
	expect_status 0 "heap-mini, $more"
done
expect_row hello-pie moved-base ok
expect_row hello-mini moved-base 'n/a * fixed address *'
expect_row hello-mini no-heap 'graceful *exit 1: hello: no memory'
expect_row heap-mini brk-after=0 ok
# As an ordinary user: no_new_privs, no rights over the listener.
# shellcheck disable=SC2086  # words
timeout 60 $ordinary "$ulab" torture --only=$promise ./heap-mini >out/ordinary 2>error </dev/null
status=$?
expect_status 0 'heap-mini as an ordinary user'
grep -v -e seconds -e ' s; ' out/heap-mini >one
grep -v -e seconds -e ' s; ' out/ordinary >two
check 'an ordinary user sees the same' diff one two

# ---- what others are known to die of ----

for libc in $libcs; do
	torture all-$libc --time=1 ./hello-$libc
done
torture careless --time=1 ./careless-bare
torture careful --time=1 ./careful-bare
has() {
	case " $libcs " in
	*" $1 "*) return 0 ;;
	esac
	return 1
}
if has static; then
	expect_row all-static rdx-junk 'SIGSEGV *' # at exit: what it printed is there
	expect_row all-static registers-junk ok
	expect_row all-static bss-tail-fill 'hang *'
	case $(row all-static bss-fill) in
	hang* | SIG*) pass ;;
	*) fail 'static glibc, bss-fill' "$(row all-static bss-fill)" ;;
	esac
	case $(row all-static bss-tail-file) in
	hang* | SIG*) pass ;;
	*) fail 'static glibc, bss-tail-file' "$(row all-static bss-tail-file)" ;;
	esac
	expect_row all-static no-at-random 'SIGSEGV *'
	expect_row all-static no-at-phdr ok
	expect_row all-static no-at-phnum 'SIGSEGV *'
	expect_row all-static no-heap 'graceful *exit 127: *'
	expect_row all-static sp-misaligned ok
	expect_row all-static direction-flag ok
fi
if has musl; then
	expect_row all-musl rdx-junk ok
	expect_row all-musl sp-misaligned ok
	expect_row all-musl direction-flag 'different output *stdout line 1: *' # and exit status 0
	expect_row all-musl bss-fill 'SIGSEGV *'
	expect_row all-musl bss-tail-file 'SIGSEGV *'
	expect_row all-musl no-at-random ok
	expect_row all-musl no-at-phdr 'SIGSEGV *'
	expect_row all-musl no-at-phnum ok
	expect_row all-musl no-heap 'graceful *exit 1: hello: no memory'
fi
if has diet; then
	expect_row all-diet argc-0 'SIGSEGV *'
	expect_row all-diet rdx-junk ok
	expect_row all-diet no-heap 'graceful *exit 1: hello: no memory'
fi
if has klibc; then
	expect_row all-klibc argc-0 ok
	expect_row all-klibc no-heap 'SIGSEGV *'
	expect_row all-klibc no-at-phdr ok
fi
expect_row careless sp-misaligned 'SIGSEGV *'
expect_row careless bss-fill 'different output *"dirty", not "clean"'
expect_row careless direction-flag ok
expect_row careless rdx-junk ok
expect_row careful sp-misaligned ok
expect_row careful direction-flag ok
expect_row careful bss-fill ok
expect_row careful registers-junk ok
for libc in $libcs; do
	class=$(sed -n '/^allowed:/,/^broken/p' "out/all-$libc" | grep -v -e '  ok$' -e 'n/a' -e '^[ab]' -e '^$')
	[ $libc = diet ] || [ -z "$class" ] && pass || fail "$libc survives what is allowed" "$class"
done

# ---- each verdict ----

verdict() { # KIND FAULT PATTERN WANTED-STATUS [SECONDS]
	torture verdict --time="${5:-1}" --memory=60M --only="$2" ./verdicts-mini "$1"
	expect_row verdict "$2" "$3"
	expect_status "$4" "verdict $1, $2"
}

verdict - no-env ok 0
verdict - no-heap ok 0
verdict h no-env 'hang *ended after 1.? s*' 1
verdict h no-heap 'hang *' 1
verdict a no-env 'SIGABRT *' 1
verdict a no-heap 'SIGABRT *' 1
verdict o no-env 'different output *stdout line 2: "\\x1b\[2Jt\\"wo", not "two" *' 1
verdict o no-heap 'different output *' 1 # though it ends with 0
verdict e no-env 'different output *stderr line 1: "warning", which is too much *' 1
verdict q no-env 'different output *stdout line 2: nothing, not "two" *' 1
verdict x no-env 'wrong status *exit 7, not 0 *' 1
verdict g no-env 'wrong status *' 1 # only scarcity may be complained of
verdict g no-heap 'graceful *exit 7: out of memory' 0
verdict w no-heap 'wrong status *exit 7, not 0 without a word*' 1
verdict z no-heap 'wrong status *exit 0, not 9*' 1
verdict m no-env 'too much memory *' 1 20
verdict l no-env 'too much output *' 1 20
verdict c no-env ok 0
verdict - moved-base 'n/a *ET_EXEC*' 0
verdict w moved-base 'n/a *' 0
torture verdict --brk=0x10000000000 --only=moved-brk ./verdicts-mini -
expect_row verdict moved-brk 'refused *--brk*'
torture verdict --only=broken --time=0.5 ./careless-bare
expect_status 0 'broken rows do not count'
torture verdict --only=bss-fill,no-brk --time=0.5 ./careless-bare
expect_status 0 'a broken row does not count beside others'

# Between runs without a fault.
rm -f state
torture varies --only=no-env ./verdicts-mini v state
expect_status 0 'a line that varies'
grep -q 'standard output differs from run to run: stdout line 1: "0", not "1"; such lines' out/varies &&
	pass || fail 'a line that varies is told of' "$(cat out/varies)"
rm -f state
torture varies --only=no-env ./verdicts-mini n state
grep -q 'stdout line 2: "one", not "again"; it is not compared' out/varies &&
	pass || fail 'a number of lines that varies is told of' "$(cat out/varies)"
rm -f state
wrong 125 'status 1 once and with 0 another time.*--fixed' --only=no-env ./verdicts-mini s state
wrong 125 'dies of signal 6' --only=no-env ./verdicts-mini d
wrong 125 'takes more than 0.3 s' --time=0.3 --only=no-env ./verdicts-mini f

# What changes only after the second run: a line that is the same in seven runs, and then another one.
printf 'xxx' >state
torture varies --jobs=1 --only=no-vdso,moved-brk,stack-gap,auxv-old ./verdicts-mini t state
expect_status 0 'a line that changes slowly'
grep -q 'stdout line 1: "1", not "0"; such lines' out/varies &&
	pass || fail 'a line that changes slowly is told of' "$(cat out/varies)"

# ---- brk-after, mmap-after ----

torture deny --only=brk-after=3,mmap-after=4 ./deny-mini
expect_row deny brk-after=3 'different output *"brk yyynnnnnnn mmap yyyyyyyyyy child 0", not*'
expect_row deny mmap-after=4 'different output *"brk yyyyyyyyyy mmap yyyynnnnnn child 0", not*'
torture deny --only=brk-after=0,mmap-after=0 --brk=0x20000000 ./deny-mini
expect_row deny brk-after=0 'different output *"brk nnnnnnnnnn mmap yyyyyyyyyy child 0", not*'
expect_row deny mmap-after=0 'different output *"brk yyyyyyyyyy mmap nnnnnnnnnn child 0", not*'
torture deny --only=brk-after=10,mmap-after=10 ./deny-mini
expect_row deny brk-after=10 '*nothing had to be denied'
expect_row deny mmap-after=10 '*nothing had to be denied'
torture deny --only=brk-after=0 ./script # by way of an interpreter
expect_row deny brk-after=0 'ok*'
if has glibc; then
	torture deny --only=mmap-after=1 ./hello-glibc
	expect_row deny mmap-after=1 'graceful *exit 127: *shared*'
fi

# ---- options, input, programs ----

wrong 125 'no program' --only=all
wrong 125 'unknown option' --no-such ./hello-mini
wrong 125 "'bogus': no such class" --only=bogus ./hello-mini
wrong 125 'no such class' --only=no-brk,bogus ./hello-mini
wrong 125 'no such class' --except=bogus ./hello-mini
wrong 125 'no such class' --only=brk-after=x ./hello-mini
wrong 125 'needs classes' --only= ./hello-mini
wrong 125 'needs seconds' --time=x ./hello-mini
wrong 125 'needs seconds' --time=-1 ./hello-mini
wrong 125 'needs seconds' --time=0 ./hello-mini
wrong 125 'needs a size' --memory=1Q ./hello-mini
wrong 125 'from 1 to' --jobs=0 ./hello-mini
wrong 125 'from 1 to' --jobs=x ./hello-mini
wrong 125 'not both' --tap --json ./hello-mini
wrong 125 'cannot be read' --input=nothing-there ./hello-mini
wrong 127 'not' ./nothing-there
wrong 127 'not' nothing-there-at-all
wrong 126 '' "$here/hello.c"
check '--help' timeout 10 "$ulab" torture --help

torture named --only=allowed --except=no-vdso,argc-0 ./hello-mini
[ -z "$(row named no-vdso)$(row named argc-0)$(row named no-brk)" ] && [ -n "$(row named no-env)" ] &&
	pass || fail '--except' "$(cat out/named)"
torture arguments --only=stack-gap,no-vdso ./echo-mini --json -x # the program's, not ulab's
expect_status 0 'arguments of the program'
PATH=$work:$PATH timeout 20 "$ulab" torture --only=no-vdso hello-mini >out/path 2>error
[ $? = 0 ] && pass || fail 'a program in PATH' "$(cat error)"
timeout 60 "$work/bin/uload" --torture=no-vdso,no-brk ./hello-mini >out/uload 2>error </dev/null
[ $? = 0 ] && [ -n "$(row uload no-brk)" ] && [ -z "$(row uload no-env)" ] &&
	pass || fail 'uload --torture=' "$(cat out/uload error)"
check 'the list is what uload says' sh -c '
	"$1" --fault=list --json | sed -n "s/.*\"name\": \"\([^\"]*\)\".*/\1/p" >list
	sed -n "s/^  \([a-z0-9-]*\)  .*/\1/p" out/all-mini | diff list -' - "$work/bin/uload"

# Each child reads all of a file; of a pipe only if that is wanted.
size() { # of standard output without a fault
	sed -n 's/.*exit 0, \([0-9]*\) bytes.*/\1/p' out/input
}
printf 'one\ntwo\n' >text
timeout 20 "$ulab" torture --only=no-vdso,stack-gap ./echo-mini >out/input 2>error <text
status=$?
expect_status 0 'a file as input'
[ "$(size)" = 8 ] && pass || fail 'a file as input is read' "$(cat out/input)"
torture input --only=no-vdso --input=text ./echo-mini
[ "$(size)" = 8 ] && pass || fail '--input=FILE' "$(cat out/input)"
printf 'piped\n' | timeout 20 "$ulab" torture --only=no-vdso,stack-gap --input=- ./echo-mini >out/input 2>error
[ "$(size)" = 6 ] && [ "$(row input stack-gap)" = ok ] && pass || fail '--input=-' "$(cat out/input)"
printf 'piped\n' | timeout 20 "$ulab" torture --only=no-vdso ./echo-mini >out/input 2>error
[ "$(size)" = 0 ] && pass || fail 'a pipe is not read' "$(cat out/input)"

wrong 125 'too large' --memory=1K --input="$here/../torture.sh" --only=no-vdso ./echo-mini
# Standard streams that are not there, and another uload whose list has a fault that ulab never saw.
timeout 20 "$ulab" torture --tap --only=no-vdso ./echo-mini 0<&- 2>&- >out/closed
grep -q '^ok 1 ' out/closed && pass || fail 'without standard input and error' "$(cat out/closed)"
mkdir other && cp bin/ulab other/ulab
cat >other/uload <<'END'
#!/bin/sh
case $1 in
--fault=list) echo '{"faults": [{"name": "new-one", "class": "allowed", "by": "uload"}]}'; exit ;;
--fault=new-one) echo new; shift ;;
esac
shift # --
exec "$@"
END
chmod 755 other/uload
timeout 20 other/ulab torture ./hello-mini >out/other 2>error </dev/null
[ $? = 1 ] && pass || fail 'another list: status' "$(cat error)"
expect_row other new-one 'different output *stdout line 1: "new", not "hello, 42"'
printf '#!/bin/sh\nexec true\n' >other/uload
timeout 20 other/ulab torture ./hello-mini >out/other 2>error </dev/null
[ $? = 126 ] && grep -q 'does not list the faults' error && pass || fail 'an uload without a list' "$(cat error)"

# ---- TAP, JSON ----

torture tap --tap --time=1 --only=all ./careless-bare
expect_status 0 '--tap'
check 'TAP' awk '
	NR == 1 && $0 != "TAP version 13" { exit 1 }
	NR == 2 { split($0, plan, /\.\./) }
	/^(not )?ok / { n++; if (!match($0, "^(not )?ok " n " - (allowed|broken|scarcity) [a-z0-9=-]+")) exit 1 }
	/^not ok .*# TODO/ { todo++ }
	/^ok .*# SKIP/ { skip++ }
	END { if (n != plan[2] || n < 50 || todo < 2 || skip < 3) exit 1 }' out/tap
torture tap --tap --only=no-env,no-brk --time=0.5 ./verdicts-mini o
expect_status 1 '--tap of one that fails'
printf '%s\n' 'TAP version 13' 1..2 'not ok 1 - allowed no-env: different output' '  ---' '  detail: |' \
	'    stdout line 2: "\x1b[2Jt\"wo", not "two" (the fault changes what it is given)' '  ...' \
	'ok 2 - scarcity no-brk' >wanted
check 'TAP of one that fails' diff wanted out/tap
torture json --json --only=no-env,no-heap,moved-base,bss-fill,brk-after=1 --time=0.5 ./verdicts-mini o
expect_status 1 '--json'
check 'JSON' python3 - out/json <<'END'
import json, sys
d = json.load(open(sys.argv[1]))
assert d["document"] == "torture" and d["schema"] == 1 and d["failed"] == 2 and d["passed"] is False, d
assert d["argv"] == ["./verdicts-mini", "o"] and d["time_limit"] == 0.5 and d["clean"]["status"] == 0
r = {x["fault"]: x for x in d["results"]}
assert len(r) == 5
assert r["no-env"]["verdict"] == "different output" and not r["no-env"]["pass"] and r["no-env"]["counts"]
assert r["no-env"]["difference"] == {"stream": "stdout", "line": 2, "clean": "two", "got": "\\x1b[2Jt\\\"wo"}
assert r["moved-base"]["verdict"] == "n/a" and not r["moved-base"]["counts"]
assert not r["bss-fill"]["counts"] and r["bss-fill"]["class"] == "broken"
assert "denied" in r["brk-after=1"]
END

# ---- nothing is left ----

torture c --only=no-env,stack-gap ./verdicts-mini c
torture jobs1 --jobs=1 --only=allowed,scarcity ./heap-mini
torture jobs8 --jobs=8 --only=allowed,scarcity ./heap-mini
check 'as many jobs as you like' sh -c 'sed 1d out/jobs1 >one; sed 1d out/jobs8 | diff one -'
for signal in INT TERM; do
	rm -f pid
	# a background job of sh ignores SIGINT: setsid alone does not undo that, python does
	python3 - "$ulab" $signal <<'END' >out/signal 2>&1
import signal, subprocess, sys, time
number = getattr(signal, "SIG" + sys.argv[2])
signal.signal(signal.SIGINT, signal.default_int_handler)
p = subprocess.Popen([sys.argv[1], "torture", "--time=60", "--only=no-env,no-heap", "./verdicts-mini", "h"],
	stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
children = "/proc/%d/task/%d/children" % (p.pid, p.pid)
for i in range(200):
	time.sleep(0.05)
	left = [int(c) for c in open(children).read().split()]
	if len(left) and i > 10:
		break
p.send_signal(number)
status = p.wait(10)
assert status == -number, status
time.sleep(0.2)
for c in left:
	try:
		state = open("/proc/%d/stat" % c).read().rsplit(")", 1)[1].split()[0]
	except OSError:
		continue
	assert state in "ZX", (c, state)
assert left
END
	# shellcheck disable=SC2181  # the here-document
	[ $? = 0 ] && pass || fail "ended by SIG$signal" "$(cat out/signal)"
done
left=$(for exe in /proc/[0-9]*/exe; do readlink "$exe" 2>/dev/null; done | grep -c "^$work/.*-mini")
[ "$left" = 0 ] && pass || fail "$left processes are left"
[ -z "$(find . -name 'core*')" ] && pass || fail 'core files are left'

total
