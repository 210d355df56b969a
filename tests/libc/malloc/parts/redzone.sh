# redzone.sh: the build option that finds writes behind the ends of blocks (make libc-redzone): which it
# finds, that a program without mistakes does not notice, and that what it says is one line.
compile redzone "$mini" -O1 -w -fno-builtin -DMALLOC_REDZONE=32 "${allocator[@]}" -o "$work/redzone" "$here/redzone.c"
compile redzone-stress "$mini" -O2 -w -DMALLOC_REDZONE=32 -I"$top/lab/heap" "${allocator[@]}" -o "$work/stress" \
	"$here/stress.c" "${lab[@]}"

# ends WANT CASE: the line on stderr with P for the address on stdout, "" for none
ends() {
	local status p
	{ (ulimit -c 0; exec "$work/redzone" "$2") >"$work/out" 2>"$work/err" </dev/null; status=$?; } 2>/dev/null
	read -r p <"$work/out"
	if [ "$(cat "$work/err")" = "${1/P/$p}" ] && [ "$status" = $([ -z "$1" ] && echo 0 || echo 134) ]; then
		pass
	else
		fail "redzone $2: status $status" "expected $1" "got      $(cat "$work/err")"
	fi
}
behind="something wrote behind the end of the block at P"
ends "libc-mini: free(): $behind" one
ends "libc-mini: free(): $behind" last
ends "libc-mini: free(): $behind" calloc
ends "libc-mini: free(): $behind" aligned
ends "libc-mini: free(): $behind" large
ends "libc-mini: realloc(): $behind" realloc
ends "libc-mini: malloc_usable_size(): $behind" usable
ends "" none
for seed in 1 2 3; do
	check "redzone: stress $seed" "$work/stress" $seed $((times * 30000)) 18
done
