# trace.sh: the trace, and the decoder (lab/heap) on a live process.
# shellcheck shell=bash disable=SC2154

compile traced "$mini" -O1 -w -fno-builtin -o "$work/traced" "$here/traced.c"
compile traced-pie "$mini" -static-pie -s -O1 -w -fno-builtin -o "$work/traced-pie" "$here/traced.c"
compile watch "${CC:-gcc}" -O1 -w -idirafter "$top/libc-mini/include" -o "$work/watch" "$top"/lab/heap/*.c
compile damaged "${CC:-gcc}" -O1 -g -w -fsanitize=address,undefined -fno-sanitize-recover=all -I"$top/lab/heap" \
	-idirafter "$top/libc-mini/include" -o "$work/damaged" "$here/damaged.c" "${lab[@]}"


LIBC_MINI_TRACE=5 "$work/traced" 5>"$work/trace" && pass || fail "the trace disturbs errno"
"$work/watch" -t <"$work/trace" | sed 's/^[0-9]* //; s/0x[0-9a-f]*/P/g' >"$work/trace.text"
cat >"$work/trace.expected" <<'END'
start 32 -> P - end P
malloc 10 -> P break end P
calloc 200 -> P pool end P
realloc P 5000 -> P pool
aligned_alloc 256 300 -> P pool
free P 208 pool end P
malloc 1048576 -> P mapping end P
free P 1048576 mapping end P
free P 5120 pool end P
free P 512 pool end P
END
check "trace" diff "$work/trace.expected" "$work/trace.text"
for fd in 77 -1 99999999999 x 0; do # closed, no number, or only to be read
	check "trace to descriptor $fd" env LIBC_MINI_TRACE=$fd "$work/traced" </dev/null
done
check "trace to a pipe nobody reads" bash -c "(LIBC_MINI_TRACE=5 '$work/traced' 5>&1 >/dev/null; echo \$? >'$work/status') | true
	sleep 0.1; [ \$(cat '$work/status') = 0 ]"
[ ! -e /dev/full ] || check "trace to a full disk" bash -c "LIBC_MINI_TRACE=5 '$work/traced' 5>/dev/full"

for program in traced traced-pie; do
	rm -f "$work/ready" "$work/in.$$"
	mkfifo "$work/in.$$" && exec 8<>"$work/in.$$"
	"$work/$program" wait <&8 >"$work/ready" &
	child=$!
	for _ in 1 2 3 4 5 6 7 8 9 10; do [ -s "$work/ready" ] || sleep 0.1; done
	check "decoder on a live $program" bash -c "'$work/watch' $child '$work/$program' | tail -n 1 |
		sed 's/.*: \([0-9]*\) bytes of \([0-9]*\);.*/\1 \2/' |
		{ read -r sum of; [ \"\$sum\" = \"\$of\" ] && [ \"\$sum\" -gt 100000 ]; }"
	[ $program = traced-pie ] || check "decoder on damaged tables" "$work/damaged" $child \
		"$(nm "$work/traced" | sed -n 's/ .* __libc_mini_malloc$//p')" $((${times:-1} * 3000))
	echo >&8
	wait $child
	exec 8>&-
	rm -f "$work/in.$$"
done
