#!/bin/sh
# bootstrap.sh: from a bare machine to a working uload, and to a tested one.
#
#   ./bootstrap.sh         installs what building needs, builds, and shows the main job
#   ./bootstrap.sh check   installs what testing needs as well, builds, and runs all tests
#
# On Debian and its relatives missing packages are installed with apt-get, as root or
# through sudo. Elsewhere it says which packages to install. Either way it goes on if the
# tools are there. Nothing outside this folder is changed but for those packages.
set -eu

tiny=build/examples/tiny        # the small static program whose plan is shown (a make target)
tiny_status=0                   # and what it exits with

# The packages, by distribution: to build; to show programs nobody here wrote; to test.
debian_build='gcc g++ make libc6-dev libelf-dev libjansson-dev libncurses-dev musl-tools'
debian_demo='bash busybox-static'
debian_check='autoconf automake bc bzip2 check chromium chromium-driver dash dpkg-dev gdb git gron jq perl
	pkg-config python3 ripgrep strace tcl tmux tzdata util-linux xz-utils'
fedora_all='gcc make bash busybox check-devel chromium chromedriver dash elfutils-libelf-devel gcc-c++ gdb git
	jansson-devel ncurses-devel tmux
	glibc-static libstdc++-static musl-gcc perl pkgconf python3 strace util-linux'
arch_all='gcc make bash busybox check chromium dash gdb git jansson libelf ncurses tmux musl perl pkgconf python strace'
alpine_all='gcc make musl-dev linux-headers bash busybox-static check-dev chromium chromium-chromedriver
	coreutils dash elfutils-dev jansson-dev ncurses-dev tmux g++ gdb git perl pkgconf python3 setpriv strace util-linux'
suse_all='gcc make glibc-devel bash busybox-static check-devel chromium chromedriver dash gcc-c++ gdb
	git glibc-devel-static libelf-devel libjansson-devel ncurses-devel tmux perl pkg-config python3 strace util-linux'

say() {
	echo "bootstrap: $*"
}

die() {
	say "$*" >&2
	exit 1
}

# ---- packages --------------------------------------------------------------------------

installed() {
	[ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# as_root COMMAND...: fails where there is neither root nor sudo.
as_root() {
	if [ "$(id -u)" = 0 ]; then
		DEBIAN_FRONTEND=noninteractive "$@"
	elif command -v sudo >/dev/null; then
		sudo DEBIAN_FRONTEND=noninteractive "$@"
	else
		return 1
	fi
}

apt_install() {
	as_root apt-get install -y -q --no-install-recommends "$@" </dev/null >"$log" 2>&1
}

# install_debian PACKAGE...: those that are missing, together, or, if that fails, one by one.
install_debian() {
	missing=
	for package; do
		installed "$package" || missing="$missing $package"
	done
	if [ -z "$missing" ]; then
		say "packages: all there"
		return
	fi
	say "packages: installing$missing"
	as_root apt-get update -q </dev/null >"$log" 2>&1 || say "apt-get update failed; going on"
	# shellcheck disable=SC2086  # a list of words
	apt_install $missing && return
	for package in $missing; do
		apt_install "$package" && continue
		say "cannot install $package: $(grep '^E:' "$log" | head -n 1)"
		say "do it as root: apt-get install --no-install-recommends $package"
	done
}

# advise COMMAND PACKAGES: on another distribution nothing is installed.
advise() {
	say "packages: not Debian; this installs what building and testing need:"
	# shellcheck disable=SC2086  # a list of words, some on other lines
	say "    $1" $2
}

install_packages() {
	if command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; then
		install_debian "$@"
	elif command -v dnf >/dev/null; then
		advise 'dnf install' "$fedora_all"
	elif command -v pacman >/dev/null; then
		advise 'pacman -S --needed' "$arch_all"
	elif command -v apk >/dev/null; then
		advise 'apk add' "$alpine_all"
	elif command -v zypper >/dev/null; then
		advise 'zypper install' "$suse_all"
	else
		say "packages: no package manager that is known here; Debian's names are: $*"
	fi
	for tool in gcc make; do
		command -v "$tool" >/dev/null || die "cannot go on without $tool"
	done
}

# ---- stages ----------------------------------------------------------------------------

build() {
	say "building: make $*"
	make -j"$(nproc 2>/dev/null || echo 1)" "$@" >"$log" 2>&1 && return
	cat "$log"
	die "make failed"
}

# show STATUS COMMAND...: a command, what it prints, and whether it ends as it should.
show() {
	want=$1
	shift
	printf '\n$'
	for word; do
		case $word in
		*[!-A-Za-z0-9_./=:,]*) printf " '%s'" "$word" ;;
		*) printf ' %s' "$word" ;;
		esac
	done
	echo
	got=0
	"$@" || got=$?
	[ "$got" = "$want" ] || die "exit status $got, not $want"
}

# first COMMAND...: the first of these paths that is a program.
first() {
	for path; do
		[ -x "$path" ] && echo "$path" && return
	done
	echo "$1"
}

# shellcheck disable=SC2016  # what is quoted here is for the shells that uload runs
main_job() {
	say "the plan of a small static program, then the program itself"
	show 0 ./uload --explain "$tiny"
	show "$tiny_status" ./uload "$tiny"
	echo
	say "programs nobody here wrote"
	show 0 ./uload /bin/ls -l /proc/self/exe
	show 7 ./uload "$(first /bin/bash /usr/bin/bash)" -c 'echo "hello from bash $BASH_VERSION"; exit 7'
	printf '#!/bin/sh\necho "I am $0, and was given: $*"\n' >"$scratch/script"
	chmod 755 "$scratch/script"
	show 0 ./uload "$scratch/script" one two
	show 0 ./uload "$(first /bin/busybox /usr/bin/busybox)" sh -c 'seq 3 | tac | tr "\n" " "; echo'
	echo
	say "done: every program ended as under execve"
}

cd "$(dirname "$0")"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
log=$scratch/log
# shellcheck disable=SC2086  # lists of words
case ${1:-} in
'')
	install_packages $debian_build $debian_demo
	build all "$tiny"
	main_job
	;;
check)
	install_packages $debian_build $debian_demo $debian_check
	build all
	say "testing: make check"
	make check
	;;
*)
	die "usage: ./bootstrap.sh [check]"
	;;
esac
