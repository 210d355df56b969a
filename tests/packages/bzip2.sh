# bzip2: its own `make test`; 50 MB there and back, identical to what the system's bzip2 makes.
# shellcheck shell=bash disable=SC2154,SC2086
build() {
	made make make CC="$mini" bzip2.o bzip2recover libbz2.a &&
		made link "$mini" -O2 -o bzip2 bzip2.o libbz2.a
}

try() {
	local n
	big_text ../../text
	for n in 1 2 3; do
		attempt "sample $n" sh -c "$run ./bzip2 -$n <sample$n.ref | cmp - sample$n.bz2"
		attempt "sample $n back" sh -c "$run ./bzip2 -d <sample$n.bz2 | cmp - sample$n.ref"
	done
	if [ -z "$run" ]; then
		attempt "50 MB" sh -c "./bzip2 -k -c ../../text >../t.bz2"
		if command -v bzip2 >/dev/null; then
			attempt "as the system's" sh -c "bzip2 -c ../../text | cmp - ../t.bz2"
		fi
	fi
	attempt "50 MB back" sh -c "$run ./bzip2 -dc ../t.bz2 | cmp - ../../text"
	attempt "4 MB through a pipe" sh -c "head -c 4000000 ../../text | $run ./bzip2 | $run ./bzip2 -d |
		cmp -n 4000000 - ../../text"
	rm -f rec0*
	attempt "bzip2recover" $run ./bzip2recover sample1.bz2
}
