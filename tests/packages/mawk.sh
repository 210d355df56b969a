# mawk: its own tests; 50 MB of words counted as the system's awk counts them; printf, getline, pipes.
# shellcheck shell=bash disable=SC2154,SC2086,SC2046,SC2016
build() {
	made configure ./configure CC="$mini" && made make make
}

try() {
	local count='{ n += NF; for (i = 1; i <= NF; i++) c[$i]++ } END { print NR, n, c["word17"], c["word9972"], length(c) }'
	cd test || return
	attempt "its own tests" env PATH="$tree:$PATH" ./mawktest
	attempt "its floating-point tests" env PATH="$tree:$PATH" ./fpe_test
	cd ..
	big_text ../../text
	[ -f ../count ] || expect ../count awk "$count" ../../text
	same "words of 50 MB" ../count $run ./mawk "$count" ../../text
	expect ../expected awk -f "$here/mawk.awk" /etc/passwd
	same "printf, getline, pipes" ../expected $run ./mawk -f "$here/mawk.awk" /etc/passwd
}
