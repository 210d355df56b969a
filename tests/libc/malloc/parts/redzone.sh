# redzone.sh: the build that finds writes behind the ends of blocks in use (make libc-redzone): which it
# finds, what it says, that all else is as it was, and that a program without mistakes does not notice.
# shellcheck shell=bash disable=SC2154

compile judge "${CC:-gcc}" -O1 -Wall -Wextra -o "$work/judge" "$here/judge.c"
compile redzone "$mini" -O1 -w -fno-builtin -DMALLOC_REDZONE=32 -o "$work/misuse" "$here"/misuse/*.c "${allocator[@]}"
for table in redzone twice limits ends; do
	end_of "red zones, $table" -t $table "$work/misuse"
done
compile redzone-stress "$mini" -O2 -w -DMALLOC_REDZONE=32 -I"$top/lab/heap" -o "$work/stress" "$here/stress.c" \
	"${lab[@]}" "${allocator[@]}"
for seed in 1 2 3; do
	try "red zones: stress $seed" "$work/stress" $seed $((times * 30000)) 18
done
