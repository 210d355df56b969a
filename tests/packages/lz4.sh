# lz4: the command, its frame and fuzz tests, and its scripts' round trips.
# shellcheck shell=bash disable=SC2154,SC2086
build() {
	made library make -j2 -C lib CC="$mini" liblz4.a && made lz4 make -j2 -C programs CC="$mini" lz4 &&
		made tests make -j2 -C tests CC="$mini" fuzzer frametest datagen
}

try() {
	big_text ../../text
	attempt "50 MB" sh -c "$run programs/lz4 -q -9 <../../text >../t.lz4"
	attempt "50 MB back" sh -c "$run programs/lz4 -q -d <../t.lz4 | cmp - ../../text"
	attempt "fuzzer" $run tests/fuzzer -T4s
	attempt "frametest" $run tests/frametest -T4s
	[ -n "$run" ] || attempt "test-lz4-basic" make -C tests CC="$mini" test-lz4-basic test-lz4-multiple test-lz4-skippable
}
