#!/bin/sh
# tests/options/run.sh BUILD_DIR ULOAD: uload's command line, as DESIGN and uload(1) promise it.
#
# Each case is a line: what is done, the status, and what has to be on stdout; a diagnostic is one
# line on stderr and nothing on stdout. show.c is the guest that shows what an option changed.
set -u

usage='usage: run.sh BUILD_DIR ULOAD'
build=$(realpath "${1:?$usage}") || exit 1
uload=$(realpath "${2:?$usage}") || exit 1
here=$(dirname "$(realpath "$0")")
. "$here/../score.sh"

# ---- keeping score ----

# check WHAT CONDITION...: a test(1) expression.
check() {
	check_what=$1
	shift
	if [ "$@" ]; then pass; else fail "$check_what" "not true: $*"; fi
}

# run COMMAND...: status, and the files out and err.
run() {
	timeout 5 "$@" >out 2>err </dev/null
	status=$?
}

# prints WHAT STATUS TEXT COMMAND...: TEXT on stdout, nothing on stderr.
prints() {
	what=$1 wanted=$2 text=$3
	shift 3
	run "$@"
	if [ $status -eq "$wanted" ] && [ "$(cat out)" = "$text" ] && [ ! -s err ]; then
		pass
	else
		fail "$what" "status $status, not $wanted" "stdout: $(head -n 5 out)" \
			"stderr: $(head -n 5 err)" "wanted: $text"
	fi
}

# complains WHAT STATUS PATTERN COMMAND...: one line on stderr that has PATTERN in it.
complains() {
	what=$1 wanted=$2 pattern=$3
	shift 3
	run "$@"
	if [ $status -eq "$wanted" ] && [ ! -s out ] && [ "$(wc -l <err)" -eq 1 ] &&
		grep -q '^uload: ' err && grep -qe "$pattern" err; then
		pass
	else
		fail "$what" "status $status, not $wanted" "stdout: $(head -n 3 out)" \
			"stderr: $(head -n 3 err)" "wanted: $pattern"
	fi
}

lines() {
	printf '%s\n' "$@"
}

# ---- words ----

help_and_version() {
	for option in -h --help; do
		run "$uload" $option
		check "$option: status" $status -eq 0
		check "$option: on stdout" -s out
		check "$option: nothing on stderr" ! -s err
		for name in explain json lint trace events fixed argv0 load-base brk stack-size \
			no-exe-link stop step watch report torture help version; do
			grep -q -e "--$name" out && pass || fail "$option does not tell of --$name"
		done
	done
	for option in -V --version; do
		run "$uload" $option
		check "$option: status" $status -eq 0
		check "$option: one line" "$(wc -l <out)" -eq 1
		check "$option: nothing on stderr" ! -s err
	done
	"$uload" --help >/dev/full 2>/dev/null
	check '--help that cannot be written' $? -ne 0
}

wrong_usage() {
	complains 'no program' 125 . "$uload"
	complains 'no program behind --' 125 . "$uload" --
	complains 'an unknown option' 125 unknown-option "$uload" --unknown-option ./show
	complains 'an unknown letter' 125 x "$uload" -x ./show
	complains 'a value that is not wanted' 125 explain "$uload" --explain=yes ./show
	complains 'a value that is missing' 125 argv0 "$uload" --argv0
	complains 'not a number' 125 brk "$uload" --brk=many ./show
	complains 'a number and more' 125 brk "$uload" --brk=0x1000x ./show
	complains 'a number too large' 125 load-base "$uload" --load-base=0x10000000000000000 ./show
	complains 'no number' 125 stack-size "$uload" --stack-size= ./show
	complains 'a bad seed' 125 fixed "$uload" --fixed=x ./show
	complains 'a prefix of nothing' 125 . "$uload" --e ./show
	complains 'the program is a missing option' 127 not-in-path "$uload" -- --explain
}

words() {
	prints 'arguments' 0 "$(lines ./show args a '' 'b c' --explain -- -n)" \
		"$uload" ./show args a '' 'b c' --explain -- -n
	prints '-- before the program' 0 "$(lines ./show args --help)" "$uload" -- ./show args --help
	prints 'a second --' 0 "$(lines ./show args --)" "$uload" -- ./show args --
	prints '--argv0=' 0 "$(lines other args)" "$uload" --argv0=other ./show args
	prints '--argv0 where uload runs itself again' 0 "$(lines other args)" \
		"$uload" --fixed --argv0=other ./show args
	prints '--argv0 beside a large --stack-size' 0 "$(lines other args)" \
		"$uload" --stack-size=64M --argv0=other ./show args
	for size in 16K 20K 24K 28K 32K 40K; do
		prints "--stack-size=$size" 0 "$(lines ./show args)" \
			env -i "$uload" --stack-size=$size ./show args
	done
	prints '--brk within a page' 0 "$(lines ./show args)" "$uload" --brk=0x12345678 ./show args
	complains '--stack-size beyond all memory' 126 no-memory "$uload" --stack-size=100000G ./show args
	prints '--argv0 as two words' 0 "$(lines other args)" "$uload" --argv0 other ./show args
	prints 'an empty --argv0' 0 "$(lines '' args)" "$uload" --argv0= ./show args
	prints 'the last one counts' 0 "$(lines b args)" "$uload" --argv0=a --argv0=b ./show args
	prints 'a - is a program' 127 '' sh -c '"$0" - 2>/dev/null' "$uload"
}

# ---- PATH ----

path_lookup() {
	mkdir -p p1 p2 p3 p1/tool p4
	cp show p3/tool
	cp show p4/mine
	cp show here-only
	printf 'text\n' >p2/tool
	prints 'a directory and a text are passed over' 0 "$(lines tool args)" \
		env PATH="$PWD/p1:$PWD/p2:$PWD/p3" "$uload" tool args
	complains 'only a text' 126 no-exec-permission env PATH="$PWD/p2" "$uload" tool
	complains 'only a directory' 126 not-regular env PATH="$PWD/p1" "$uload" tool
	complains 'nowhere' 127 not-in-path env PATH="$PWD/p1:$PWD/p2" "$uload" nothing
	prints 'an empty first element' 0 "$(lines here-only args)" \
		env PATH=":$PWD/p1" "$uload" here-only args
	prints 'an empty last element' 0 "$(lines here-only args)" \
		env PATH="$PWD/p1:" "$uload" here-only args
	prints 'an empty element between' 0 "$(lines here-only args)" \
		env PATH="$PWD/p1::$PWD/p3" "$uload" here-only args
	prints 'an empty PATH' 0 "$(lines here-only args)" env PATH= "$uload" here-only args
	prints 'no PATH at all' 0 '' env -u PATH "$uload" true
	complains 'a name with a slash is not looked up' 127 not-found \
		env PATH="$PWD" "$uload" p4/tool
	prints 'an element that is missing' 0 "$(lines mine args)" \
		env PATH="/nonexistent:$PWD/p4" "$uload" mine args
	prints 'a relative element' 0 "$(lines mine args)" env PATH=p4 "$uload" mine args
}

# ---- what options change ----

places() {
	prints '--load-base' 0 0x10000000 "$uload" --load-base=0x10000000 ./show base
	prints '--load-base, static-PIE' 0 0x7000000000 "$uload" --load-base=0x7000000000 \
		./show-static-pie base
	prints '--brk' 0 0x20000000 "$uload" --brk=0x20000000 ./show brk
	prints '--brk, decimal' 0 0x20000000 "$uload" --brk=536870912 ./show brk
	for size in 256 1024 4096; do
		prints "--stack-size=${size}K" 0 $((size * 1024)) \
			"$uload" --stack-size=${size}K ./show stack
	done
	prints '--stack-size=1M' 0 1048576 "$uload" --stack-size=1M ./show stack
	prints '--stack-size over the soft limit' 0 "$(lines 4194304 1048576)" \
		sh -c 'ulimit -S -s 1024; exec "$0" --stack-size=4M ./show stack limit' "$uload"
	prints '--no-exe-link' 0 "$uload" "$uload" --no-exe-link ./show exe
	prints 'the exe link' 0 "$PWD/show" "$uload" ./show exe
	prints 'no descriptor is left' 0 "$(./show fds </dev/null 2>err)" "$uload" ./show fds
}

# same WHAT OPTION...: twice the same, and a personality as if nothing had been.
same() {
	what=$1
	shift
	for guest in ./show ./show-static ./show-static-pie; do
		run "$uload" "$@" $guest maps random base brk
		mv out out1
		run "$uload" "$@" $guest maps random base brk
		if [ $status -eq 0 ] && [ -s out ] && cmp -s out out1; then
			pass
		else
			fail "$what: $guest differs" "$(diff out1 out | head -n 4)" "$(head -n 2 err)"
		fi
		prints "$what: personality of $guest" 0 "$(./show persona)" "$uload" "$@" $guest persona
	done
}

fixed() {
	same '--fixed' --fixed
	same '--fixed=7' --fixed=7
	"$uload" --fixed=7 ./show random >out1
	"$uload" --fixed=8 ./show random >out2
	cmp -s out1 out2 && fail 'two seeds give the same' "$(cat out1)" || pass
	"$uload" ./show random >out1
	"$uload" ./show random >out2
	cmp -s out1 out2 && fail 'AT_RANDOM is not fresh' "$(cat out1)" || pass
}

# ---- what is written ----

# is_json FILE: one object per line, by its brackets.
is_json() {
	[ -s "$1" ] && ! grep -qv '^{.*}$' "$1"
}

writing() {
	run "$uload" --trace ./show args
	check '--trace: status' $status -eq 0
	check "--trace: the program's stdout" "$(cat out)" = "$(lines ./show args)"
	check '--trace: lines on stderr' "$(wc -l <err)" -ge 10
	prints '--events=FILE' 3 '' "$uload" --events=events ./show status 3
	is_json events && pass || fail '--events=FILE is not JSON' "$(head -n 2 events)"
	prints '--events=fd:3' 3 '' sh -c 'exec "$0" --events=fd:3 ./show status 3 3>events3' "$uload"
	is_json events3 && pass || fail '--events=fd:3 is not JSON' "$(head -n 2 events3)"
	prints '--events=fd:9 is closed then' 0 "$(./show fds </dev/null 2>err)" \
		sh -c 'exec "$0" --events=fd:9 ./show fds 9>events9' "$uload"
	prints '--events=fd:9 of a second uload is closed then' 0 "$(./show fds </dev/null 2>err)" \
		sh -c 'exec "$0" --fixed --events=fd:9 ./show fds 9>events9' "$uload"
	prints '--events=fd:1 stays open' 0 '' sh -c 'exec "$0" --events=fd:1 ./show args >events1' "$uload"
	check '--events=fd:1: the program writes behind it' "$(tail -n 2 events1)" = "$(lines ./show args)"
	complains '--events in a missing directory' 125 . "$uload" --events=./none/x ./show
	complains '--events=fd:77' 125 . "$uload" --events=fd:77 ./show
	complains '--events=fd:x' 125 . "$uload" --events=fd:x ./show
	grep -q '"event": "row".*"kind": "argc"' events && pass || fail '--events tells no stack'
	complains '--events of a missing program' 127 not-found "$uload" --events=why ./none
	grep -q '^{"event": "refusal", .*"rule": "not-found".*"fields": \[\].*"stage": "file"' why &&
		pass || fail '--events of a missing program is no refusal' "$(cat why)"
	complains '--events of what is not in PATH' 127 not-in-path "$uload" --events=why no-such
	grep -q '"rule": "not-in-path".*"stage": "find", "passed": \["again"\]' why &&
		pass || fail '--events: not in PATH' "$(cat why)"
	printf '#!./none\n' >no-interp
	chmod 755 no-interp
	complains '--events of a script without its interpreter' 126 interp-not-found \
		"$uload" --events=why ./no-interp
	grep -q '"program": "./no-interp".*"file": "./none".*"stage": "file"' why &&
		pass || fail '--events: no interpreter' "$(cat why)"
	run "$uload" --explain --json ./none
	check '--explain --json of a missing program' $status -eq 127
	grep -q '"document": "refusal"' out && pass || fail 'no refusal document' "$(cat out)"
	check '--explain --json of a missing program: the line' "$(wc -l <err)" -eq 1
	run "$uload" --explain ./show signal 9
	check '--explain does not run it' $status -eq 0
	check '--explain: nothing on stderr' ! -s err
	check '--explain: much on stdout' "$(wc -l <out)" -gt 30
	grep -q "$(printf '\033')" out && fail 'colour in a file' || pass
	run "$uload" -n --json ./show
	check '--explain --json: status' $status -eq 0
	check '--explain --json: an object' "$(head -c 1 out)" = '{'
	run "$uload" --lint ./show
	check '--lint of a good program' $status -eq 0
	complains '--explain of a missing program' 127 not-found "$uload" --explain ./none
	complains '--lint of a missing program' 127 not-found "$uload" --lint ./none
	"$uload" --explain ./show >/dev/full 2>err
	check '--explain that cannot be written' $? -ne 0
}

colour() {
	escape=$(printf '\033')
	if ! command -v script >/dev/null; then
		skip 'colour on a terminal (no script(1))'
		return
	fi
	for setting in NO_COLOR=1 TERM=dumb; do
		env $setting script -qec "$uload --explain ./show" /dev/null >out </dev/null 2>/dev/null
		grep -q "$escape\[[0-9;]*m" out && fail "colour with $setting" || pass
	done
	env -u NO_COLOR TERM=xterm script -qec "$uload --explain ./show" /dev/null >out 2>/dev/null \
		</dev/null
	check '--explain on a terminal' -s out
}

# ---- how it ends ----

ends() {
	for n in 0 1 42 125 126 127 255; do
		prints "status $n" $n '' "$uload" ./show status $n
	done
	for n in 1 2 6 9 11 15; do
		./show signal $n 2>/dev/null
		native=$?
		"$uload" ./show signal $n >out 2>err
		check "signal $n" $? -eq $native
	done
}

# ---- --stop ----

# state_of PID: the letter in /proc/PID/stat.
state_of() {
	sed -n 's/.*) \([A-Z]\) .*/\1/p' "/proc/$1/stat" 2>/dev/null
}

# stopped PID: waits until it is, two seconds at most.
stopped() {
	for try in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
		[ "$(state_of "$1")" = T ] && return 0
		sleep 0.1
	done
	return 1
}

stop() {
	"$uload" --stop ./show status 7 >out 2>err </dev/null &
	pid=$!
	stopped $pid && pass || fail '--stop: not stopped' "state $(state_of $pid)" "$(cat err)"
	check '--stop: named after the program' "$(cat /proc/$pid/comm)" = show
	check '--stop: uload is gone from the maps' -z "$(grep -e '/uload$' /proc/$pid/maps)"
	kill -CONT $pid
	wait $pid
	check '--stop: runs on' $? -eq 7
	if ! command -v gdb >/dev/null; then
		skip 'gdb -p (gdb is not installed)'
		return
	fi
	"$uload" --stop ./show status 7 >out 2>err </dev/null &
	pid=$!
	stopped $pid
	timeout 30 gdb -nx -q -batch -p $pid -ex 'info symbol main' -ex 'info address main' \
		>gdb-out 2>&1 </dev/null
	grep -q '^main in section' gdb-out && pass ||
		fail 'gdb -p does not find the symbols' "$(tail -n 5 gdb-out)"
	kill -CONT $pid
	wait $pid
	check '--stop: runs on behind gdb' $? -eq 7
}

stop_steps() {
	complains '--stop=other' 125 'stop=steps' "$uload" --stop=other ./show
	if ! command -v python3 >/dev/null; then
		skip '--stop=steps (no python3)'
		return
	fi
	for guest in ./show ./show-static ./show-static-pie "$uload ./show" ./script-7; do
		for option in --no-exe-link --fixed --stack-size=4M --stack-size=32K --trace; do
			timeout 30 python3 "$here/steps.py" "$uload" 7 $option $guest status 7 >out 2>&1 &&
				pass || fail "--stop=steps $option $guest" "$(grep -v '^uload: [0-9]*/' out)"
		done
	done
}

# Where no memory may be made executable there is no bridge, so no exe link: the events know.
honest_events() {
	refuse_exec='import ctypes, os, sys
if ctypes.CDLL(None).prctl(65, 1, 0, 0, 0): sys.exit(77)
os.execv(sys.argv[1], sys.argv[1:])'
	if ! command -v python3 >/dev/null || ! python3 -c "$refuse_exec" /bin/true; then
		skip 'events without a bridge (no python3, or no PR_SET_MDWE)'
		return
	fi
	prints 'without a bridge' 0 "$(lines ./show args)" \
		python3 -c "$refuse_exec" "$uload" --events=mdwe ./show args
	check 'without a bridge: no exe step' "$(grep -c '"op": "exe"' mdwe)" -eq 0
	check 'without a bridge: the last step' "$(grep -c '"op": "leave"' mdwe)" -eq 1
	complains 'stops need a bridge' 126 system \
		python3 -c "$refuse_exec" "$uload" --events=mdwe --stop=steps ./show args
	check 'stops need a bridge: one event' "$(wc -l <mdwe)" -eq 1
	grep -q '"stage": "bridge"' mdwe && pass || fail 'stops need a bridge' "$(cat mdwe)"
}

# ---- what ulab does ----

# A ulab that tells how it was called.
laboratory() {
	mkdir -p beside in-path useless
	cp "$uload" beside/uload
	printf '#!/bin/sh\nprintf "%%s\\n" "$@"\nexit 9\n' >beside/ulab
	printf '#!/bin/sh\necho in-path "$@"\n' >in-path/ulab
	chmod 755 beside/ulab in-path/ulab
	echo text >useless/ulab
	prints '--step' 9 "$(lines step -- ./show args)" beside/uload --step ./show args
	prints '--watch' 9 "$(lines watch -- show '' --step)" beside/uload --watch -- show '' --step
	prints '--report=' 9 "$(lines report -o 'a b' -- show)" beside/uload --report='a b' show
	prints '--report in two words' 9 "$(lines report -o a -- show)" beside/uload --report a show
	prints '--torture' 9 "$(lines torture -- show)" beside/uload --torture show
	prints '--torture=' 9 "$(lines torture --only=2 -- show)" beside/uload --torture=2 show
	prints '--step with all that changes a load' 9 "$(lines step --fixed=0x7 '--argv0=a b' \
		--load-base=0x10000 --brk=0x20000000 --stack-size=0x400000 --no-exe-link -- show x)" \
		beside/uload --fixed=7 --argv0 'a b' --load-base=65536 --step --brk 0x20000000 \
		--stack-size=4M --no-exe-link show x
	prints '--step, ulab in PATH' 0 'in-path step -- show' \
		env PATH="$PWD/in-path" ./uload-alone --step show
	elsewhere '--step, without /proc' 0 'in-path step -- show' \
		'mount -t tmpfs none /proc && PATH=$PWD/in-path:$PATH exec "$0" --step show'
	complains '--step without ulab' 125 '--step: ulab.*PATH' env PATH=/nowhere ./uload-alone --step show
	complains '--step with a ulab of no use' 125 'useless/ulab cannot be run' \
		env PATH="$PWD/useless" ./uload-alone --step show
	complains '--step and --watch' 125 'watch' beside/uload --step --watch show
	complains '--step without a program' 125 'PROGRAM' beside/uload --step
	complains '--report without a file' 125 'report' beside/uload --report
	complains '--step with a value' 125 'step' beside/uload --step=1 show
	for option in --explain --lint --trace --events=x --stop --stop=steps '--explain --json'; do
		complains "--step $option" 125 '--step' beside/uload --step $option show
		complains "$option --watch" 125 '--watch' beside/uload $option --watch show
	done
}

# ---- places to be in ----

# elsewhere WHAT STATUS TEXT SCRIPT: SCRIPT in a mount namespace of its own; $0 is uload.
elsewhere() {
	if ! unshare -m true 2>/dev/null; then
		skip "$1 (no right to mount)"
		return
	fi
	prints "$1" "$2" "$3" unshare -m sh -c "$4" "$uload"
}

surroundings() {
	mkdir -p read-only
	cp show read-only
	elsewhere 'a read-only directory' 0 "$(lines ./show args)" \
		'mount --bind read-only read-only && mount -o remount,bind,ro read-only &&
			cd read-only && exec "$0" ./show args'
	elsewhere 'without /proc' 0 "$(lines ./show args)" \
		'mount -t tmpfs none /proc && exec "$0" ./show args'
	elsewhere 'a script without /proc' 5 '' \
		'mount -t tmpfs none /proc && exec "$0" ./script'
	prints 'closed stdin' 0 "$(./show fds <&- 2>err)" sh -c 'exec "$0" ./show fds <&-' "$uload"
	prints 'closed stdout' 9 '' sh -c 'exec "$0" ./show status 9 >&-' "$uload"
	prints 'closed stderr' 0 "$(./show fds </dev/null 2>&-)" \
		sh -c 'exec "$0" ./show fds 2>&-' "$uload"
	prints 'everything closed' 9 '' sh -c 'exec "$0" ./show status 9 <&- >&- 2>&-' "$uload"
	prints 'a refusal that nobody reads' 127 '' sh -c 'exec "$0" ./none <&- >&- 2>&-' "$uload"
	prints 'the script' 5 '' "$uload" ./script
	prints 'uload in uload' 6 '' "$uload" "$uload" "$uload" ./show status 6
	prints 'an empty environment' 0 "$(lines ./show args)" env -i "$uload" ./show args
}

# ---- guests ----

work=$(mktemp -d) && cd "$work" || exit 1
trap 'rm -rf "$work"' EXIT
unset NO_COLOR
compile() {
	${CC:-cc} -std=gnu11 -O1 -g -o "$1" "$here/show.c" $2 2>compile.log || {
		cat compile.log
		echo "FAIL show.c cannot be compiled ($2)"
		echo '0 passed, 1 failed'
		exit 1
	}
}
compile show '-pie -fPIE'
cp "$uload" uload-alone
compile show-static '-static -no-pie'
compile show-static-pie '-static-pie -fPIE'
printf '#!/bin/sh\nexit 5\n' >script
printf '#!/bin/sh\nexit 7\n' >script-7
chmod 755 script script-7

help_and_version
wrong_usage
words
path_lookup
places
fixed
writing
colour
ends
stop
stop_steps
honest_events
laboratory
surroundings
total
