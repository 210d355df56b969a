# tmux.sh: the full screen of ulab step in a terminal of its own; sourced by step.sh. Nothing here
# is timed: each look waits until the text is there, ten seconds at most.
# shellcheck shell=bash disable=SC2154

terminals=0
mux() { tmux -L "$socket.$terminals" -f /dev/null "$@" 2>>"$work/tmux"; }
keys() { mux send-keys -t t "$@"; }
screen() { mux capture-pane -p -t t > out; }

# waits TEXT: until it is on the screen
waits()
{
	local i
	for i in $(seq 100); do
		screen
		grep -qF -- "$1" out && return 0
		sleep 0.1
	done
	return 1
}

# gone TEXT: until it is not on the screen any more
gone()
{
	local i
	for i in $(seq 100); do
		screen
		grep -qF -- "$1" out || return 0
		sleep 0.1
	done
	return 1
}

look() # WHAT TEXT
{
	local status=
	if waits "$2"; then
		pass
	else
		fail "$1" "not on the screen: $2" "$(head -n 3 out)" "$(tail -n 3 out)"
	fi
}

# begin ARGUMENT...: a shell in a new terminal starts it; afterwards "ended STATUS"
begin()
{
	mux kill-server
	terminals=$((terminals + 1)) # a server that is about to end takes no new session
	mux new-session -d -x "${columns:-80}" -y "${rows:-24}" -s t \
		"env -u LC_ALL ${locale:-LC_CTYPE=C.UTF-8} ENV= PS1= sh"
	keys "cd $work; trap : INT; stty -a > before; clear; ${with:-} ./ulab step $*; echo ended \$?; stty -a > after" Enter
	waits 'step 0 of' || waits Refused
}

nothing_runs()
{
	! find /proc -maxdepth 2 -path '/proc/[0-9]*/exe' -lname "$work/*" 2>/dev/null | grep .
}

# The terminal is as it was, and no process is left.
ends() # WHAT STATUS
{
	local status=
	look "$1: status $2" "ended $2"
	sleep 0.2
	check "$1: stty as before" cmp -s before after
	check "$1: the other screen is left" test "$(mux display-message -p -t t '#{alternate_on}')" = 0
	check "$1: nothing is left running" nothing_runs
}

pid_of() { pgrep -f '^\./ulab step' -n; }

walk()
{
	begin ./shapes/dynamic
	look 'opening' 'A new process exists'
	look 'opening: what to press' 'Press n for the first step'
	look 'opening: the loader is in it' loader
	look 'opening: the guard page' 'guard page'
	look 'the maps agree' 'maps agree ✓'
	check 'the last line is the keys' grep -q 'q quit' <(tail -n 1 out)
	keys n
	look 'n' 'step 1 of'
	keys Space
	look 'Space' 'step 2 of'
	keys Right
	look 'Right' 'step 3 of'
	look 'the C call' 'mmap('
	look 'the program header' 'p_offset'
	look 'the kernel function' '[elf_load()]'
	keys p
	look 'p: the picture goes back' 'step 2 of'
	look 'p: says that the process does not' 'You look back: the process itself stands after step 3'
	keys Left
	look 'Left' 'step 1 of'
	keys n n n
	look 'and forward' 'step 4 of'
	keys m
	look 'm' 'computed from the steps'
	look 'm: agree' 'Both lists agree'
	keys q
	gone 'computed from'
	keys t
	look 't' 'The initial stack, row by row'
	keys End
	look 't: End' 'the stack pointer points here'
	keys Escape
	gone 'points here'
	keys '?'
	look '?' 'zero-filled tail'
	keys q
	gone 'Keys and words'
	keys Z
	look 'a key that is none' 'No such key'
	mux resize-window -t t -x 120 -y 40
	look 'larger' 'closed to programs'
	check 'larger: 40 rows' grep -q 'q quit' <(sed -n 40p out)
	mux resize-window -t t -x 50 -y 10
	look 'too small' 'Make it'
	mux resize-window -t t -x 80 -y 24
	look 'and back' 'step 4 of'
	keys j
	look 'j' 'at the entry point'
	look 'j: the maps agree' 'maps agree ✓'
	screen
	check 'j: uload is gone' lacks loader
	keys q
	ends 'q' 0
}

# The wiped tail; sizes.
bytes()
{
	local i
	begin ./shapes/tail
	for i in $(seq "$step"); do
		keys n
		waits "step $i of" || break
	done
	look 'the step that wipes' '[padzero()]'
	keys x
	look 'x: both' 'memory, as it is now'
	look 'x: they differ' '≠'
	keys Home
	look 'x: Home' 'lines 1-'
	keys d
	look 'x: d' '≠'
	keys q q
	ends 'x' 0
}

# To the end: the program's own screen, output, status.
jump()
{
	begin "/bin/sh -c 'echo output-\$((1+1)); exit 5'"
	keys j
	look 'the jump' 'at the entry point'
	keys n
	look 'what it wrote is seen' 'output-2'
	waits 'ended with status 5' || waits 'ended'
	keys q
	look 'its output is left on the terminal' 'output-2'
	ends 'the whole way' 5
	begin /bin/cat
	keys j
	waits 'at the entry point'
	keys n
	look 'after the jump keys are for the program' 'keys go to the program'
	keys typed Enter
	look 'and it answers' typed
	keys C-]
	keys q
	ends 'left while it runs' 0
	begin ./shapes/crash
	keys j
	look 'a program that crashes: jump' 'at the entry point'
	keys n
	waits 'SIGSEGV' || waits ended
	keys q
	ends 'a program that crashes' 139
}

ways_out()
{
	begin ./shapes/dynamic
	keys n
	waits 'step 1 of'
	keys C-c
	ends 'Ctrl-C' 130
	begin ./shapes/dynamic
	keys n
	waits 'step 1 of'
	kill -TERM "$(pid_of)"
	ends 'SIGTERM' 143
	begin ./shapes/dynamic
	kill -SEGV "$(pid_of)"
	ends 'an error of ulab itself' 139
}

faces()
{
	begin ./bad-size
	look 'refused: screen' 'Refused: nothing was loaded'
	look 'refused: the bytes' '^^ p_filesz'
	keys q
	ends 'refused' 126
	locale=LC_ALL=C begin ./shapes/static
	look 'ASCII: opening' 'A new process exists'
	check 'ASCII only' only_ascii
	look 'ASCII: the frame' '+----'
	keys n
	look 'ASCII: a step' 'step 1 of'
	keys q
	ends 'ASCII' 0
	columns=200 rows=50 begin ./shapes/static
	look '200x50' 'every use traps'
	keys q
	ends '200x50' 0
	with=NO_COLOR=1 begin ./shapes/static
	keys n
	look 'NO_COLOR: a step' 'step 1 of'
	check 'NO_COLOR: no colour' \
		test -z "$(mux capture-pane -p -e -t t | grep -o "$(printf '\033')\[[0-9;]*3[0-7]m")"
	keys q
	ends 'NO_COLOR' 0
}

cat > crash.c <<'EOF'
int main(void) { *(volatile int *)0 = 1; return 0; }
EOF
gcc -O1 -static -o shapes/crash crash.c
walk
[ -z "${step:-}" ] || bytes
jump
ways_out
faces
mux kill-server
