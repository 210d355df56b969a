# scarce.sh: limits that go down while the program runs, and up again; a break that is blocked, or moved
# by others (scarce.c); on libc-mini, and with the object on glibc and musl.
# shellcheck shell=bash disable=SC2154

compile scarce "$mini" -O2 -Wall -fno-builtin -o "$work/scarce" "$here/scarce.c"
compile scarce-glibc "${CC:-gcc}" -static -O2 -Wall -fno-builtin -o "$work/scarce-glibc" "$here/scarce.c" "$object"
! has musl-gcc || compile scarce-musl musl-gcc -static -O2 -Wall -fno-builtin -o "$work/scarce-musl" "$here/scarce.c" "$object"

# scarce SEED WAY COMMAND...
scarce() {
	local seed=$1 way=$2 status
	shift 2
	timeout 120 "$@" "$seed" "$way" >"$work/output" 2>&1
	status=$?
	case $status in
	0) pass ;;
	77) ;; # this library's sbrk() moves nothing
	*) fail "scarce: $way, seed $seed: status $status: $*" "$(tail -n 3 "$work/output")" ;;
	esac
}
for way in data address behind moved lowered; do
	for ((seed = 1; seed <= 2 * times; seed++)); do
		for program in scarce scarce-glibc scarce-musl; do
			[ ! -x "$work/$program" ] || scarce $seed $way "$work/$program"
		done
	done
	scarce 9 $way "$uload" "$work/scarce"
done
