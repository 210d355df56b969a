# flags.sh: the allocator compiles without a warning, and does its work, with each of its flags, by each
# compiler.
# shellcheck shell=bash disable=SC2154

for cc in gcc clang; do
	if ! has $cc; then
		skip "flags: no $cc"
		continue
	fi
	for flags in -DMALLOC_HARDENED=0 -DMALLOC_THREADS "-DMALLOC_HARDENED=0 -DMALLOC_THREADS"; do
		# shellcheck disable=SC2086
		check "$cc $flags: warnings" env CC=$cc "$mini" -O2 -Wall -Wextra -Wshadow -Werror $flags -r \
			-o "$work/allocator.o" "${allocator[@]}"
		compile "stress, $cc $flags" "$mini" -O2 -w -I"$top/lab/heap" -o "$work/stress" "$here/stress.c" \
			"${lab[@]}" "$work/allocator.o"
		try "$cc $flags: stress" "$work/stress" 5 $((times * 50000)) 16
		try "$cc $flags: stress" "$work/stress" 6 $((times * 20000)) 22
	done
done
