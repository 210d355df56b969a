#!/bin/bash
# tests/bare.sh [BUILD_DIR [ULOAD]]: the README's commands on a bare machine.
#
# Makes a Debian 12 with debootstrap --variant=minbase (no compiler, no make), gives it the
# machine's own apt settings, puts a clone of this repository's last commit into it and runs
# in there ./bootstrap.sh and ./bootstrap.sh check. Needs root and a Debian mirror. All of it
# happens in mount and pid namespaces of its own: no mount and no process is left behind.
# Last line: "N passed, N failed". ULOAD is not used; every suite is called alike.
#
#   DIR=FOLDER   where to put the Debian (BUILD_DIR/tests/bare)
#   MIRROR=URL   where from (http://deb.debian.org/debian)
set -u

repository=$(dirname "$(dirname "$(realpath "$0")")")
build=$(realpath "${1:-$repository/build}") || exit 1
root=${DIR:-$build/tests/bare}
base=$root.base.tar
mirror=${MIRROR:-http://deb.debian.org/debian}
passed=0
failed=0

# in_root COMMAND...: in there, as if it were the machine's own root (in a mere chroot no
# user namespace can be made), with an environment that has nothing of the machine's.
in_root() {
	# shellcheck disable=SC2016  # for the inner shell
	unshare --mount sh -c '
		root=$1; shift
		mount --rbind "$root" "$root" && cd "$root" && pivot_root . . && umount -l . &&
			cd / && exec env -i "$@"
	' sh "$root" HOME=/root TERM=dumb CI=true PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@" </dev/null
}

# attempt WHAT COMMAND...: one test: the command must succeed.
attempt() {
	local what=$1

	shift
	echo "== $what"
	if "$@"; then
		passed=$((passed + 1))
	else
		echo "FAIL $what: exit status $?"
		failed=$((failed + 1))
	fi
}

mounts() {
	mount -t proc proc "$root/proc" &&
		mount -t sysfs -o ro sys "$root/sys" &&
		mount -t tmpfs -o mode=755 dev "$root/dev" &&
		mkdir -p "$root/dev/pts" "$root/dev/shm" &&
		mount -t devpts -o newinstance,ptmxmode=666 pts "$root/dev/pts" &&
		mount -t tmpfs -o mode=1777 shm "$root/dev/shm" &&
		devices
}

devices() {
	local name major minor

	while read -r name major minor; do
		mknod -m 666 "$root/dev/$name" c "$major" "$minor" || return
	done <<-END
		null 1 3
		zero 1 5
		full 1 7
		random 1 8
		urandom 1 9
		tty 5 0
	END
	ln -s pts/ptmx "$root/dev/ptmx" && ln -s /proc/self/fd "$root/dev/fd"
}

# apt_settings: sources, keys and proxies of the machine, so that a mirror it reaches only
# through them is reached from the chroot too.
apt_settings() {
	local path

	for path in /etc/apt/apt.conf /etc/apt/apt.conf.d /etc/apt/auth.conf.d /etc/apt/keyrings \
		/etc/apt/trusted.gpg.d /etc/apt/sources.list /etc/apt/sources.list.d \
		/usr/share/keyrings /etc/ssl/certs /etc/resolv.conf /etc/hosts; do
		[ -e "$path" ] || continue
		mkdir -p "$root$(dirname "$path")"
		rm -rf "${root:?}$path"
		cp -rL "$path" "$root$path" 2>/dev/null
	done
}

make_root() {
	rm -rf --one-file-system "$root"
	mkdir -p "$root"
	if [ ! -e "$base" ]; then
		debootstrap --variant=minbase bookworm "$root" "$mirror" >"$root.log" 2>&1 || {
			tail -n 5 "$root.log"
			return 1
		}
		tar -C "$root" -cf "$base" . || return
	else
		tar -C "$root" -xpf "$base" || return
	fi
	apt_settings
	mounts
}

clone() {
	rm -rf "$root/uload" &&
		git -c safe.directory='*' clone -q "$repository" "$root/uload"
}

bare() {
	! in_root sh -c 'command -v make || command -v gcc'
}

[ "$(id -u)" = 0 ] || { echo "bare: needs root"; echo "0 passed, 0 failed, 1 skipped"; exit; }
if [ -z "${BARE_INSIDE:-}" ]; then
	export BARE_INSIDE=1
	exec unshare --mount --propagation private --pid --fork --kill-child "$0" "$build"
fi
mkdir -p "$(dirname "$root")"
attempt "a bare Debian 12 in $root" make_root
attempt "neither make nor gcc in it" bare
attempt "a clone of the repository" clone
attempt "./bootstrap.sh" in_root sh -c 'cd /uload && ./bootstrap.sh'
attempt "./bootstrap.sh check" in_root sh -c 'cd /uload && ./bootstrap.sh check'
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
