# misuse.sh: every mistake of misuse/ ends as its table says: signal, line, one write; on libc-mini, and
# with the object on glibc and musl; with knobs that change the way through the allocator.
# shellcheck shell=bash disable=SC2154

mistakes=("$here"/misuse/*.c)
code=(-O1 -w -fno-builtin)
compile judge "${CC:-gcc}" -O1 -Wall -Wextra -o "$work/judge" "$here/judge.c"

compile misuse "$mini" "${code[@]}" -o "$work/misuse" "${mistakes[@]}"
compile misuse-pie "$mini" -static-pie "${code[@]}" -o "$work/misuse-pie" "${mistakes[@]}"
end_of "libc-mini" "$work/misuse"
end_of "libc-mini, static PIE" "$work/misuse-pie"
end_of "under uload" "$uload" "$work/misuse"
for setting in MALLOC_PERTURB_=85 MALLOC_TOP_PAD_=0 MALLOC_TRIM_THRESHOLD_=0 MALLOC_ADAPTIVE_=1 LIBC_MINI_TRACE=9; do
	end_of "$setting" env $setting "$work/misuse" 9>/dev/null
done

gcc=${CC:-gcc}
compile misuse-glibc "$gcc" -static "${code[@]}" -o "$work/misuse-glibc" "${mistakes[@]}" "$object"
compile misuse-glibc-pie "$gcc" -static-pie "${code[@]}" -o "$work/misuse-glibc-pie" "${mistakes[@]}" "$object"
compile misuse-plain "$gcc" -static "${code[@]}" -o "$work/misuse-plain" "${mistakes[@]}" "$plain_object"
end_of "glibc" "$work/misuse-glibc"
end_of "glibc, static PIE" "$work/misuse-glibc-pie"
end_of "glibc, not hardened: what is harmless" -f "$work/misuse-plain"
if has musl-gcc; then
	compile misuse-musl musl-gcc -static "${code[@]}" -o "$work/misuse-musl" "${mistakes[@]}" "$object"
	end_of "musl" "$work/misuse-musl"
else
	skip "mistakes, musl: no musl-gcc"
fi
