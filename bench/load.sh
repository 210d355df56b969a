#!/bin/sh
# bench/load.sh BUILD_DIR ULOAD: how long a load takes, uload against the kernel's execve(2).
#
# Each row runs two commands in turn, pinned to one CPU (see load.c): the median of the ratios of
# the pairs counts, not the times. The first row compares execve with itself: what it says beside
# 1.000 is the error of all the others. The time includes the making and the end of the process,
# by fork from a small dynamic glibc process or, where a row says so, by vfork, which is cheaper:
# the same extra time is then a larger ratio. Goals are those of the design; peers are measured if
# they are installed. PAIRS in the environment: pairs of the tiny rows (2000).
set -eu

usage="usage: load.sh BUILD_DIR ULOAD"
build=$(realpath "${1:?$usage}")
uload=$(realpath "${2:?$usage}")
here=$(dirname "$(realpath "$0")")
pairs=${PAIRS:-2000}
few=$((pairs / 4 + 1))
arch=$(uname -m)
cc=${CC:-gcc}

say() {
	echo "bench-load: $*" >&2
}

# ---- what is measured --------------------------------------------------------------------

mkdir -p "$build/bench"
"$cc" -O2 -Wall -o "$build/bench/load" "$here/load.c" "$here/pairs.c" -lm
if [ -f "$build/libuload.a" ]; then
	"$cc" -O2 -Wall -Wl,-z,now -I"$here/../include" -o "$build/bench/fexec" "$here/fexec.c" \
		"$here/pairs.c" "$build/libuload.a" -lm
fi
"$cc" -static -nostdlib -Wl,--build-id=none -o "$build/bench/exit" \
	"$here/arch/$arch/exit.S"
"$cc" -O2 -static -o "$build/bench/hello" "$here/hello.c" 2>/dev/null \
	|| say "no static glibc: its rows are skipped"

# Copies that any user can reach.
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
trap 'exit 130' INT TERM
chmod 755 "$room"
for file in "$build/bench/load" "$build/bench/exit" "$build/bench/hello" \
		"$build/bench/fexec" "$uload"; do
	[ ! -f "$file" ] || cp -L "$file" "$room/"
done
chmod 755 "$room"/*
load=$room/load
u=$room/$(basename "$uload")
tiny=$room/exit
hello=$room/hello
true=$(command -v /usr/bin/true /bin/true | head -n 1)

# ---- rows --------------------------------------------------------------------------------

# row GOAL PAIRS NAME COMMAND... -- COMMAND...; a row that fails is said, the rest goes on.
row() {
	goal=$1
	shift
	# shellcheck disable=SC2086  # words
	$as "$load" $spawn --goal="$goal" "$@" || say "the row above ended with an error"
}

skip() {
	printf '%-36s %s\n' "$1" "skipped: $2"
}

rows_of_user() {
	row "$1" "$pairs" "tiny, exe link, $who" "$tiny" -- "$u" "$tiny"
	[ ! -f "$hello" ] || row "$2" "$few" "glibc hello, exe link, $who" "$hello" -- "$u" "$hello"
	row '' "$few" "dynamic true, exe link, $who" "$true" -- "$u" "$true"
	if [ -f "$room/fexec" ]; then
		$as "$room/fexec" --goal=0.75 "$pairs" "uload_fexec, over fork, $who" "$tiny" \
			|| say "uload_fexec ended with an error"
	fi
}

machine() {
	model=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)
	virtual=$(grep -qw hypervisor /proc/cpuinfo && echo ", virtual machine")
	echo "$(date -u +%Y-%m-%d), ${model:-$arch}$virtual, $(nproc) CPUs, Linux $(uname -r)"
}

cat <<END
uload against execve(2): $(machine)
A run is fork + execve + wait4 from a small process, on one CPU; $pairs pairs for tiny, $few for others.
For uload_fexec, called in a child of a small process, the time of fork alone is taken off both.

                                       ratio, 95 % bounds           execve   extra   page faults   system calls
                                     median  of the median   goal       us      us  execve uload   execve uload
END
as= spawn=
who=unprivileged
[ "$(id -u)" != 0 ] || who=root
row '' "$pairs" "execve twice (control)" "$tiny" -- "$tiny"
row 1.22 "$pairs" "tiny, no exe link" "$tiny" -- "$u" --no-exe-link "$tiny"
if [ -f "$hello" ]; then
	row 1.04 "$few" "glibc hello, no exe link" "$hello" -- "$u" --no-exe-link "$hello"
fi
spawn=--vfork
row '' "$pairs" "execve twice (control), vfork" "$tiny" -- "$tiny"
row '' "$pairs" "tiny, no exe link, vfork" "$tiny" -- "$u" --no-exe-link "$tiny"
spawn=
row '' "$few" "dynamic true, no exe link" "$true" -- "$u" --no-exe-link "$true"
if [ $who = root ]; then
	rows_of_user 1.30 1.06
	as="setpriv --reuid 65534 --clear-groups --inh-caps=-all --bounding-set=-all"
	who=unprivileged
	if $as "$tiny" 2>/dev/null; then
		rows_of_user 1.70 ''
	else
		skip "unprivileged" "setpriv (util-linux) cannot become user 65534 here"
	fi
	as=
else
	skip "as root" "not root"
	rows_of_user 1.70 ''
fi

# ---- peers -------------------------------------------------------------------------------

# peer NAME PROGRAM COMMAND...: the command's last word is what is run natively.
peer() {
	name=$1
	shift
	if ! command -v "$1" >/dev/null; then
		skip "$name" "not installed"
		return
	fi
	path=$(command -v "$1")
	shift
	for native; do :; done
	row '' "$few" "$name" "$native" -- "$path" "$@"
}

echo
echo "peers, instead of uload"
peer "ld.so, dynamic true" /lib64/ld-linux-x86-64.so.2 "$true"
few=$((pairs / 20 + 1))
peer "qemu-user, tiny" qemu-x86_64 "$tiny"
peer "proot, tiny" proot "$tiny"
