# zlib: its own `make test` of the static library, and minigzip on 50 MB against the system's gzip.
# shellcheck shell=bash disable=SC2154,SC2086
build() {
	made configure env CC="$mini" ./configure --static && made make make -j2
}

try() {
	rm -f foo.gz
	attempt "example" $run ./example
	big_text ../../text
	attempt "minigzip, system's gzip reads it" sh -c \
		"$run ./minigzip <../../text >../t.gz && gzip -dc ../t.gz | cmp - ../../text"
	attempt "minigzip -d" sh -c "$run ./minigzip -d <../t.gz | cmp - ../../text"
	attempt "a damaged file is told" sh -c "head -c 100000 ../t.gz | $run ./minigzip -d >/dev/null 2>&1; test \$? != 0"
}
