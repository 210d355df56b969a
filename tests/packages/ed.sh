# ed: its own `make check`.
# shellcheck shell=bash disable=SC2154,SC2086
build() {
	made configure ./configure CC="$mini" && made make make
}

try() {
	if [ -n "$run" ]; then
		printf 'a\nhello\nworld\n.\n1s/l\\(l\\)/L\\1/\n,p\n2m0\n,n\nw %s/ed.out\nq\n' "$work" >../script
		attempt "a script" sh -c "$run ./ed -s <../script && printf 'world\nheLlo\n' | cmp - ../ed.out"
	else
		attempt "its own tests" make check
	fi
}
