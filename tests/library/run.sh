#!/bin/bash
# tests/library/run.sh BUILD_DIR ULOAD: libuload.a in hosted programs.
#
# Each C library and way of linking gets api.c (refusals as data, plans, nothing lost), host.c (real
# programs by path and by descriptor; what must be refused) and loader.c, which the oracle judges as
# it judges uload: a process that was well used before must leave nothing behind.
# The last line is "N passed, N failed, N skipped".
set -u

usage="usage: run.sh BUILD_DIR ULOAD"
build=$(realpath "${1:?$usage}") || exit 1
here=$(dirname "$(realpath "$0")")
top=$here/../..
out=$build/tests/library
# shellcheck source=tests/score.sh
. "$here/../score.sh"
mkdir -p "$out"
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work" || exit 1

# name            compiler  flags
variants="
glibc-pie         gcc       -pie -fPIE
glibc-exec        gcc       -no-pie
glibc-static      gcc       -static
glibc-static-pie  gcc       -static-pie -fPIE
glibc-bind-now    gcc       -Wl,-z,now
musl-static       musl-gcc  -static
musl-dynamic      musl-gcc  -no-pie
"

verdict() {
	if [ "$2" = "$3" ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		printf 'FAIL %s\n    expected: %s\n    got:      %s\n' "$1" "$2" "$3"
	fi
}

# sums TOTAL_LINE NAME: adds another suite's last line to ours.
sums() {
	local p f
	p=$(sed -n -E 's/^([0-9]+) passed, ([0-9]+) failed.*/\1/p' <<<"$1")
	f=$(sed -n -E 's/^([0-9]+) passed, ([0-9]+) failed.*/\2/p' <<<"$1")
	if [ -z "$p" ]; then
		failed=$((failed + 1))
		echo "FAIL $2: no total: $1"
		return
	fi
	passed=$((passed + p)) failed=$((failed + f))
}

compile() {
	local name=$1 cc=$2 program
	shift 2
	for program in api host loader; do
		"$cc" -O1 -w -I"$top/include" "$@" -o "$out/$program-$name" "$here/$program.c" \
			"$build/libuload.a" -lpthread -lm || return 1
	done
}

# programs NAME: what the kernel runs, the library runs, with the same result.
programs() {
	local host=$out/host-$1 how dirt
	printf '#!/bin/sh\necho "script $0 $@"\n' >script
	chmod 755 script
	for dirt in clean dirty; do
		verdict "$1 $dirt ls" "$("$host" execve $dirt /bin/ls / 2>&1)" \
			"$("$host" uload $dirt /bin/ls / 2>&1)"
		verdict "$1 $dirt script" "$("$host" execve $dirt ./script a b 2>&1)" \
			"$("$host" uload $dirt ./script a b 2>&1)"
		for how in "" -cloexec; do
			verdict "$1 $dirt fexec$how" "$("$host" fexecve$how $dirt /bin/cat /proc/self/comm 2>&1)" \
				"$("$host" ufexec$how $dirt /bin/cat /proc/self/comm 2>&1)"
		done
		verdict "$1 $dirt script by descriptor" "$("$host" fexecve $dirt ./script a 2>&1)" \
			"$("$host" ufexec $dirt ./script a 2>&1)"
	done
	verdict "$1 threads" "refused threads errno 16 status 126" \
		"$("$host" threads clean /bin/true 2>/dev/null)"
	verdict "$1 vfork" "refused shared-memory errno 16 status 126" \
		"$("$host" vfork clean /bin/true 2>/dev/null)"
}

while read -r name cc flags; do
	[ -n "$name" ] || continue
	if ! command -v "$cc" >/dev/null; then
		echo "skipped $name: no $cc" >&2
		skipped=$((skipped + 1))
		continue
	fi
	# shellcheck disable=SC2086 # flags are words
	if ! compile "$name" "$cc" $flags; then
		failed=$((failed + 1))
		echo "FAIL $name: does not link"
		continue
	fi
	"$out/api-$name" >api.out 2>&1
	grep FAIL api.out
	sums "$(tail -n 1 api.out)" "$name api"
	programs "$name"
	ORACLE_QUICK=1 "$here/../oracle/run.sh" "$build" "$out/loader-$name" >oracle.out 2>&1
	grep '^FAIL' oracle.out | sed "s/^FAIL/FAIL $name oracle/"
	sums "$(tail -n 1 oracle.out)" "$name oracle"
done <<<"$variants"

total
