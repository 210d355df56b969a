#!/bin/bash
# tests/runner/run.sh BUILD_DIR ULOAD: uload waits for the program's end, and --fixed fixes it.
#
# Each thing that can be expected is shown silent (it is so) and firing (it is not so); --stack-report is
# held against programs whose stack is known to the byte (touch.S). As root also as an ordinary user.
set -u

usage='usage: run.sh BUILD_DIR ULOAD'
build=$(realpath "${1:?$usage}") || exit 1
uload=$(realpath "${2:?$usage}") || exit 1
here=$(dirname "$(realpath "$0")")
. "$here/../score.sh"

work=$(mktemp -d) && cd "$work" || exit 1
trap 'rm -rf "$work"' EXIT
chmod 755 .
cp "$uload" uload
as=

# run COMMAND...: status, and the files out and err.
run() {
	{ timeout 10 $as "$@" >out 2>err </dev/null; } 2>/dev/null # no word of bash on signals
	status=$?
}

# gives WHAT STATUS OUT ERR COMMAND...: the whole of both, ERR as a pattern of the whole.
gives() {
	what=$1 wanted=$2 out=$3 err=$4
	shift 4
	run "$@"
	if [ "$status" = "$wanted" ] && [ "$(cat out)" = "$out" ] && [ "$(wc -l <err)" -le 1 ] &&
		[[ $(cat err) =~ ^$err$ ]]; then
		pass
	else
		fail "${as:+user: }$what" "status $status, not $wanted" "stdout: $(head -n 3 out)" "not: $out" \
			"stderr: $(head -n 3 err)" "not: $err"
	fi
}

compile() {
	${CC:-cc} "$@" >compile.log 2>&1 && return
	cat compile.log
	echo "FAIL cannot compile: $*"
	echo '0 passed, 1 failed'
	exit 1
}

touch_guest() {
	compile -static -nostdlib -nostartfiles -no-pie -Wl,--build-id=none -DOFFSET="$2" -DVALUE="$3" \
		-o "$1" "$here/arch/$(uname -m)/touch.S"
}

guests() {
	compile -std=gnu11 -O1 -pthread -pie -fPIE -o guest-pie "$here/guest.c"
	compile -std=gnu11 -O1 -pthread -no-pie -fno-pie -o guest-fixed "$here/guest.c"
	compile -std=gnu11 -O1 -pthread -static -no-pie -fno-pie -o guest-static "$here/guest.c"
	compile -std=gnu11 -O1 -pthread -static-pie -fPIE -o guest-static-pie "$here/guest.c"
	touch_guest touch-none 0 0
	touch_guest touch-5 5 1
	touch_guest touch-8 8 1
	touch_guest touch-1000 1000 1
	touch_guest touch-1000-zero 1000 0
	touch_guest touch-1000-pattern 1000 0xa5
	touch_guest touch-300000 300000 1
	touch_guest touch-300000-zero 300000 0
	printf 'one\ntwo\nthree\n' >three
	printf 'two\none\n' >two
	printf '#!/bin/sh\nexit 0\n' >nothing
	chmod 755 nothing
	printf 'no program\n' >text
}

# ---- --fixed ----

# same WHAT COMMAND...: twice the same output, and not nothing.
same() {
	what=$1
	shift
	run "$@"
	mv out out1
	run "$@"
	if [ "$status" = 0 ] && [ -s out ] && cmp -s out out1; then
		pass
	else
		fail "${as:+user: }$what" "status $status" "$(diff out1 out | head -n 6)" "$(head -n 2 err)"
	fi
}

other() {
	what=$1
	shift
	run "$@"
	mv out out1
	run "$@"
	cmp -s out out1 && fail "${as:+user: }$what: the same twice" || pass
}

fixed() {
	for guest in pie fixed static static-pie; do
		same "--fixed, $guest" ./uload --fixed ./guest-$guest state
		same "--fixed=9, $guest" ./uload --fixed=9 ./guest-$guest state
		same "--fixed with --expect-exit, $guest" ./uload --fixed --stack-size=1M ./guest-$guest state
		other "without --fixed, $guest" ./uload ./guest-$guest state
		./uload --fixed=1 ./guest-$guest state >out1
		./uload --fixed=2 ./guest-$guest state >out2
		[ "$(grep random out1)" != "$(grep random out2)" ] && pass || fail "two seeds, $guest"
		# argv[0] and the like are the same: a parent that waits changes nothing that is fixed
		run ./uload --fixed ./guest-$guest state
		mv out out1
		run ./uload --fixed --expect-exit=0 ./guest-$guest state
		cmp -s out out1 && pass || fail "waited for, $guest" "$(diff out1 out)"
		run ./uload --fixed --stack-report ./guest-$guest state
		cmp -s out out1 && pass || fail "its stack painted, $guest" "$(diff out1 out)"
	done
}

# ---- --stack-report ----

stack() {
	report='uload: \./[a-z0-9-]+: stack: '
	used='bytes used below the initial sp, of [0-9]{6,7} that were there'
	gives 'nothing' 0 '' "${report}0 $used" ./uload --stack-report ./touch-none
	gives '5 bytes' 0 '' "${report}5 $used" ./uload --stack-report ./touch-5
	gives '8 bytes' 0 '' "${report}8 $used" ./uload --stack-report ./touch-8
	gives '1000 bytes' 0 '' "${report}1000 $used" ./uload --stack-report ./touch-1000
	gives 'a zero written' 0 '' "${report}1000 $used" ./uload --stack-report ./touch-1000-zero
	gives 'the pattern written is not seen' 0 '' "${report}0 $used" \
		./uload --stack-report ./touch-1000-pattern
	gives 'grown' 0 '' "${report}300000 $used; it grew \\(RLIMIT_STACK: [0-9]+\\)" \
		./uload --stack-report ./touch-300000
	gives 'grown, a zero written is not seen' 0 '' "${report}0 $used" \
		./uload --stack-report ./touch-300000-zero
	gives 'a large one' 0 '' "${report}300000 bytes used below the initial sp, of 10[0-9]{5} that were there" \
		./uload --stack-report --stack-size=1M ./touch-300000
	gives 'a large one, fixed' 0 '' "${report}300000 .*" \
		./uload --stack-report --stack-size=32M --fixed ./touch-300000
	gives 'with --fault=stack-junk' 0 '' "${report}1000 $used" \
		./uload --stack-report --fault=stack-junk ./touch-1000
	gives 'with --fault=registers-junk' 0 '' "${report}0 $used" \
		./uload --stack-report --fault=registers-junk ./touch-none
	gives 'as expected, too' 0 '' "${report}8 $used" ./uload --stack-report --expect-exit=0 ./touch-8
	gives 'an unreadable page' 0 '' "${report}[0-9]+ $used; 4096 bytes cannot be read" \
		./uload --stack-report ./guest-pie wall
	gives 'the status' 3 '' "$report.*" ./uload --stack-report ./guest-pie threads 3
	gives 'the first thread ends first' 4 '' "$report.*" ./uload --stack-report ./guest-pie first 4
	gives 'another program in its place' 0 '' 'uload: /bin/sh: stack: not known, .*' \
		./uload --stack-report /bin/sh -c 'exec true'
	gives 'a child is not it' 0 'x' "uload: /bin/sh: stack: [0-9]+ $used" \
		./uload --stack-report /bin/sh -c 'echo x | cat'
	gives 'a script' 0 '' 'uload: \./nothing: stack: .*' ./uload --stack-report ./nothing
	gives 'a refusal has none' 127 '' 'uload: \./none: .*' ./uload --stack-report ./none
	run ./uload --stack-report ./guest-pie signal 11
	[ "$status" = 139 ] && grep -q 'stack: [0-9]* bytes' err && pass || fail 'a signal' "$status" "$(cat err)"
	run ./uload -n --stack-report ./touch-none
	grep -q '0xa5' out && pass || fail '--explain does not show the paint'
	run ./uload -n ./touch-none
	grep -q '0xa5' out && fail '--explain shows paint that nobody wants' || pass
	timeout 10 ./uload --stack-report ./guest-pie stay 2>err &
	job=$!
	for i in {1..50}; do
		sleep 0.1
		pid=$(pgrep -P "$(pgrep -P $job -x uload)" 2>/dev/null) &&
			grep -q '^State:.[tT]' "/proc/$pid/status" 2>/dev/null && break
	done
	kill -CONT "$pid"
	wait $job && grep -q 'stack: [0-9]* bytes' err && pass || fail 'stopped and continued' "$(cat err)"
}

# ---- --expect-exit, --expect-out ----

expectations() {
	gives 'status 0' 0 '' '' ./uload --expect-exit=0 /bin/true
	gives 'not status 0' 1 '' 'uload: /bin/false: expected exit status 0, got 1' \
		./uload --expect-exit=0 /bin/false
	gives 'status 1' 0 '' '' ./uload --expect-exit=1 /bin/false
	gives 'status 126 of the program' 0 '' '' ./uload --expect-exit=126 /bin/sh -c 'exit 126'
	gives 'a signal' 1 '' '.*: expected exit status 0, got signal 11 \(SIGSEGV\)' \
		./uload --expect-exit=0 ./guest-static signal 11
	gives 'a signal that is expected' 0 '' '' ./uload --expect-exit=134 ./guest-static signal 6
	gives 'another signal' 1 '' '.*: expected exit status 134, got signal 9 \(SIGKILL\)' \
		./uload --expect-exit=134 ./guest-static signal 9
	gives 'output passes where it is not compared' 0 'x' '' ./uload --expect-exit=0 /bin/echo x
	gives 'output' 0 '' '' ./uload --expect-out=three printf 'one\ntwo\nthree\n'
	gives 'another byte' 1 '' '.*: standard output, line 2, byte 2: expected "wo\\n", got "Wo\\n"' \
		./uload --expect-out=three printf 'one\ntWo\nthree\n'
	gives 'too little' 1 '' '.*, line 3, byte 1: expected "three\\n", got the end' \
		./uload --expect-out=three printf 'one\ntwo\n'
	gives 'no newline' 1 '' '.*, line 3, byte 6: expected "\\n", got the end' \
		./uload --expect-out=three printf 'one\ntwo\nthree'
	gives 'too much' 1 '' '.*, line 4, byte 1: expected the end, got "\\x00\\x1b\\"\\\\"' \
		./uload --expect-out=three printf 'one\ntwo\nthree\n\0\33"\\'
	gives 'nothing' 0 '' '' ./uload --expect-out=/dev/null /bin/true
	gives 'something rather than nothing' 1 '' '.*, line 1, byte 1: expected the end, got "x\\n"' \
		./uload --expect-out=/dev/null /bin/echo x
	gives 'the status counts' 1 '' '.*: expected exit status 0, got 1' \
		./uload --expect-out=/dev/null /bin/false
	gives 'both' 1 '' '.*: expected exit status 2, got 0; standard output, line 1, .*' \
		./uload --expect-out=three --expect-exit=2 /bin/true
	gives 'another status that is expected' 0 '' '' \
		./uload --expect-out=three --expect-exit=5 /bin/sh -c 'cat three; exit 5'
	gives 'with a fault and without chance' 0 '' '' ./uload --fixed --fault=registers-junk \
		--stack-size=1M --expect-out=three /bin/cat three
	head -c 3000000 /dev/urandom | base64 >large
	(cat large; echo x) >larger
	gives 'much' 0 '' '' ./uload --expect-out=large cat large
	gives 'much and more' 1 '' '.*: expected the end, got "x\\n"' ./uload --expect-out=large cat larger
	gives 'much and less' 1 '' '.*: expected "x\\n", got the end' ./uload --expect-out=larger cat large
	gives 'standard input' 0 '' '' sh -c 'printf "none\n" | ./uload --expect-out=- /bin/sh -c \
		"read x && echo some; echo none"'
	gives 'standard error is not it' 0 '' 'x' ./uload --expect-out=/dev/null /bin/sh -c 'echo x >&2'
	gives 'not found' 127 '' 'uload: \./none: .*' ./uload --expect-exit=127 ./none
	gives 'not executable' 126 '' 'uload: \./text: .*' ./uload --expect-exit=126 ./text
	gives 'no file' 125 '' 'uload: --expect-out: none: ENOENT.*' ./uload --expect-out=none /bin/true
	gives 'a directory' 125 '' 'uload: --expect-out: \.: EISDIR.*' ./uload --expect-out=. /bin/true
	for wrong in --expect-exit= --expect-exit=256 --expect-exit=-1 --expect-exit=x '--expect-exit=0 -n' \
		'--expect-out=three -n' '--stack-report --lint' '--expect-exit=0 --lint' '--stack-report --stop' \
		'--expect-out=three --watch' '--stack-report --torture' --stack-report=1; do
		gives "usage: $wrong" 125 '' 'uload: --.*' ./uload $wrong /bin/true
	done
	run ./uload --trace --expect-exit=3 /bin/true
	[ "$status" = 1 ] && [ "$(grep -c leave err)" = 1 ] && pass || fail 'with --trace' "$(cat err)"
	run ./uload --events=events --expect-exit=0 /bin/true
	[ "$status" = 0 ] && grep -q '"leave"' events && pass || fail 'with --events' "$(cat err)"
}

# ---- being a parent ----

family() {
	gives 'the family' 0 'ignored 0, blocked 0, pending 0, children 0' '' \
		./uload --expect-exit=0 ./guest-pie family
	gives 'SIGCHLD ignored' 0 'ignored 1, blocked 0, pending 0, children 0' '' \
		env --ignore-signal=CHLD ./uload --expect-exit=0 ./guest-pie family
	gives 'SIGCHLD ignored, not as expected' 1 'ignored 1, blocked 0, pending 0, children 0' '.*' \
		env --ignore-signal=CHLD ./uload --expect-exit=2 ./guest-pie family
	run ./uload ls /proc/self/fd
	mv out out1
	run ./uload --expect-exit=0 ls /proc/self/fd
	cmp -s out out1 && pass || fail 'descriptors' "$(diff out1 out)"
	gives 'no standard descriptors' 0 '' '' sh -c 'exec ./uload --expect-out=two printf "two\none\n" <&- >&-'
	gives 'none at all' 1 '' '' sh -c 'exec ./uload --stack-report --expect-out=two printf "two\n" <&- >&- 2>&-'
	for pair in TERM:7 INT:8 HUP:9; do
		rm -f err
		timeout 10 ./uload --expect-exit="${pair#*:}" ./guest-pie wait 2>err &
		job=$!
		for i in {1..50}; do grep -qs ready err && break; sleep 0.1; done
		kill -"${pair%:*}" "$(pgrep -P $job -x uload)"
		wait $job && pass || fail "$pair is not passed on" "$?" "$(cat err)"
	done
	started=$SECONDS
	gives 'a child that stays and holds the output' 0 '' '' \
		./uload --expect-out=two /bin/sh -c 'cat two; sleep 8 & exit 0'
	gives 'a child that writes on and on' 1 '' '.*' \
		./uload --expect-out=/dev/null /bin/sh -c '(while :; do echo x || exit; done) & sleep 0.2; exit 0'
	[ $((SECONDS - started)) -lt 6 ] && pass || fail 'the parent waits for more than the program'
	gives 'the program ends by a signal' 143 '' '.*stack.*' ./uload --stack-report ./guest-pie signal 15
	gives 'no room for descriptors' 125 '' 'uload: waiting for the program: pipe: EMFILE.*' \
		sh -c 'ulimit -n 5; exec ./uload --expect-exit=0 /bin/true'
}

guests
fixed
stack
expectations
family
if [ "$(id -u)" = 0 ]; then
	as='setpriv --reuid 65534 --regid 65534 --clear-groups --inh-caps=-all --bounding-set=-all'
	fixed
	stack
	gives 'expected' 0 '' '' ./uload --expect-out=three cat three
	gives 'not expected' 1 '' '.*' ./uload --expect-out=three cat two
else
	skip 'as an ordinary user: this is one'
fi
total
