#!/bin/bash
# tests/kernel/run.sh BUILD_DIR ULOAD: uload on another kernel than the machine's own.
#
# Boots Debian 12's kernel (6.1: no register-clearing vDSO tail, vDSO above the stack) in
# qemu, without kvm, from an initramfs made here: uload, busybox, the guests of
# tests/programs, /bin/ls and what it needs. In there, init (tests/kernel/init) runs every
# row of tests/kernel/cases natively and under uload and says on the console whether
# status, stdout and stderr were the same; this script reads the console.
#
# Nothing is installed: the kernel's package is unpacked below BUILD_DIR.
#   KERNEL=FILE      boot this kernel image instead
#   KERNEL_ACCEL=kvm let qemu use kvm
#   KERNEL_ONLY=REGEX only the cases whose name matches
set -u

usage="usage: run.sh BUILD_DIR ULOAD"
build=$(realpath "${1:?$usage}") || exit 1
uload=$(realpath "${2:?$usage}") || exit 1
here=$(dirname "$(realpath "$0")")
work=$build/tests/kernel
guests=$build/tests/programs
root=$work/root
console=$work/console.log
time_limit=280

# What the initramfs holds from the machine itself: dynamic programs with their libraries.
host_programs='/bin/ls /bin/cat /bin/bash /usr/bin/env /usr/bin/setpriv /usr/bin/setarch'

# fail MESSAGE: the suite could not be run at all, which is one failure.
fail() {
	echo "kernel: $1"
	echo "0 passed, 1 failed"
	exit 1
}

# kernel_package: the name of the package behind Debian's linux-image-amd64.
kernel_package() {
	apt-cache depends linux-image-amd64 2>/dev/null |
		sed -n 's/^ *Depends: \(linux-image-.*-amd64\)$/\1/p' | head -n 1
}

# find_kernel: prints the path of a kernel image, fetched and unpacked if need be.
find_kernel() {
	local name image

	if [ -n "${KERNEL:-}" ]; then
		echo "$KERNEL"
		return
	fi
	name=$(kernel_package)
	image=$work/deb/boot/vmlinuz-${name#linux-image-}
	if [ -n "$name" ] && [ ! -r "$image" ]; then
		rm -rf "$work/deb"
		mkdir -p "$work/deb" && cd "$work/deb" || return
		apt-get download "$name" >download.log 2>&1 && dpkg -x ./*.deb . && rm -f ./*.deb
		rm -rf ./lib/modules ./usr
	fi
	[ -r "$image" ] && echo "$image"
}

# add_program FILE: a program at its own path in the initramfs, with its interpreter and
# its libraries, which ldd names.
add_program() {
	local file

	for file in "$1" $(ldd "$1" 2>/dev/null | grep -o '/[^ :]*'); do
		[ -e "$root$file" ] || [ ! -e "$file" ] && continue
		mkdir -p "$root$(dirname "$file")"
		cp -L "$file" "$root$file"
	done
}

# add_guests: the guests, their interpreters and libraries.
add_guests() {
	local guest

	bash "$here/../programs/build.sh" "$build"
	mkdir -p "$root/guests"
	for guest in "$guests"/*-*; do
		[ -x "$guest" ] || continue
		cp "$guest" "$root/guests/"
		add_program "$guest"
		rm -f "$root$guest"
	done
	cp -L /lib/ld-musl-x86_64.so.1 "$root/lib/" 2>/dev/null
}

# add_oracle: the oracle of tests/oracle, with the shapes that its ELF maker writes, if that
# suite has been built. init runs a quick pass of it.
add_oracle() {
	local oracle=$build/oracle program

	for program in probe mkelf oracle states; do
		[ -x "$oracle/$program" ] || return
	done
	mkdir -p "$root/oracle/shapes"
	"$oracle/mkelf" "$oracle/probe" "$root/oracle/shapes" >"$root/oracle/list" || return
	add_program "$oracle/oracle"
	add_program "$oracle/states"
	mv "$root$oracle/oracle" "$root/oracle/oracle"
	mv "$root$oracle/states" "$root/oracle/shapes/.states"
	cp "$uload" "$root/oracle/shapes/.uload"
	cp "$here/../oracle/accepted.txt" "$root/oracle/"
	chmod -R a+rX "$root/oracle"
}

# make_root: fills the initramfs; merged /usr, as Debian has it.
make_root() {
	local program

	rm -rf "$root"
	mkdir -p "$root"/{proc,sys,dev,tmp,etc,guests,usr/bin,usr/lib,usr/lib64,usr/sbin}
	for program in bin lib lib64 sbin; do
		ln -s "usr/$program" "$root/$program"
	done
	chmod 1777 "$root/tmp"
	echo 'root:x:0:0:root:/:/bin/sh' >"$root/etc/passwd"
	cp "$(command -v busybox)" "$root/bin/busybox"
	ln -s busybox "$root/bin/sh"
	cp "$uload" "$root/uload"
	for program in $host_programs; do
		add_program "$program"
	done
	add_guests
	[ -n "${KERNEL_ONLY:-}" ] || add_oracle
	find "$root/guests" -name '*.log' -delete
	cp "$here/init" "$root/init"
	grep -E "^${KERNEL_ONLY:-}" "$here/cases" >"$root/cases"
	chmod 755 "$root/init" "$root/uload"
	(cd "$root" && find . | busybox cpio -o -H newc 2>/dev/null | gzip -1) >"$work/initramfs"
}

boot() {
	timeout -k 5 "$time_limit" qemu-system-x86_64 \
		-accel "${KERNEL_ACCEL:-tcg}" -cpu max -m 1024 -smp 2 -nodefaults -nographic \
		-no-reboot -serial stdio -kernel "$kernel" -initrd "$work/initramfs" \
		-append 'console=ttyS0 quiet panic=-1 rdinit=/init' </dev/null >"$console" 2>&1
}

# report: the console's result lines; the last line is the suite's total.
report() {
	local passed failed p='' f=''

	tr -d '\r' <"$console" | sed -n 's/^@@ //p' >"$work/results"
	grep '^kernel' "$work/results"
	grep -E '^(FAIL|\|)' "$work/results"
	passed=$(grep -c '^PASS' "$work/results")
	failed=$(grep -c '^FAIL' "$work/results")
	if [ -e "$root/oracle/oracle" ]; then
		read -r p f < <(sed -n 's/^ORACLE \([0-9]*\) passed, \([0-9]*\) failed.*/\1 \2/p' "$work/results")
		[ "${p:-0}" != 0 ] || f=1
		echo "oracle: ${p:-0} passed, ${f:-1} failed"
		passed=$((passed + ${p:-0}))
		failed=$((failed + ${f:-1}))
	fi
	if ! grep -q '^DONE' "$work/results"; then
		echo "FAIL the kernel did not come to the end of the cases; the console ends in:"
		tail -n 15 "$console" | sed 's/^/    /'
		failed=$((failed + 1))
	fi
	echo "$passed passed, $failed failed"
	[ "$failed" = 0 ]
}

for tool in qemu-system-x86_64 busybox gcc dpkg; do
	command -v "$tool" >/dev/null || fail "no $tool"
done
mkdir -p "$work"
kernel=$(find_kernel)
[ -r "$kernel" ] || fail "no kernel image: see $work/deb/download.log"
make_root
boot
report
