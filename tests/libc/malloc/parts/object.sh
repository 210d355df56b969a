# object.sh: libc-mini-malloc.o in programs on glibc and musl: what it needs and offers, that the family is
# ours there, that what the libraries do with malloc works, under uload as well.
# shellcheck shell=bash disable=SC2154

family="aligned_alloc calloc free mallinfo mallinfo2 malloc malloc_info malloc_stats malloc_trim malloc_usable_size"
family="$family mallopt memalign posix_memalign pvalloc realloc reallocarray valloc"
needed="_GLOBAL_OFFSET_TABLE_ __curbrk __errno_location environ fwrite memcpy memmove memset"

# ---- names ----

for each in "$object" "$plain_object"; do
	name=${each##*/}
	nm -u "$each" | awk '{ print $NF }' | sort -u >"$work/needs"
	check "$name needs no more than $needed" sh -c "! tr ' ' '\n' <<END | LC_ALL=C sort | LC_ALL=C comm -13 - '$work/needs' | grep .
$needed
END"
	check "$name: weak names" [ "$(nm -u "$each" | awk '$1 == "w" { print $2 }' | sort | xargs)" = "__curbrk environ fwrite" ]
	check "$name: its names" [ "$(nm -g --defined-only "$each" | awk '{ print $3 }' | LC_ALL=C sort | xargs)" = \
		"__libc_mini_malloc $family" ]
	check "$name: a stack that is not executable" sh -c "readelf -SW '$each' | grep -q GNU-stack"
done

# from_object COMPILER: all functions of the family come from our object, and the host's allocator is not there.
from_object() {
	local name
	for name in $family; do
		echo "-Wl,--undefined=$name,--trace-symbol=$name"
	done | xargs "$1" -static -O1 -w -o "$work/linked" "$here/object-bare.c" "$object" >"$work/traced-symbols" 2>&1
	for name in $family; do
		grep -q "/libc-mini-malloc.o: definition of $name$" "$work/traced-symbols" || echo "$name is not ours"
		! grep "definition of $name$" "$work/traced-symbols" | grep -v /libc-mini-malloc.o || echo "a second $name"
	done | grep . && return 1
	! nm "$work/linked" | grep -wE '_int_malloc|_int_free|sysmalloc'
}
check "glibc: the family is ours" from_object gcc
! has musl-gcc || check "musl: the family is ours" from_object musl-gcc

# ---- programs ----

# on NAME COMPILER...: the programs of this folder, built so
on() {
	local name=$1
	shift
	compile "object on $name" "$@" -O1 -w -fno-builtin -o "$work/object-$name" "$here/object.c" "$object"
	try "object on $name" "$work/object-$name"
	try "object on $name, under uload" "$uload" "$work/object-$name"
	compile "bare on $name" "$@" -O1 -w -o "$work/bare-$name" "$here/object-bare.c" "$object"
	timeout 60 "$work/bare-$name"
	case $? in
	0) pass ;;
	77) ;; # there is a fwrite() whatever the program does
	*) fail "malloc_info() without fwrite() on $name" ;;
	esac
	compile "stress on $name" "$@" -O2 -w -I"$top/lab/heap" -idirafter "$top/libc-mini/include" \
		-o "$work/stress-$name" "$here/object-stress.c" "${lab[@]}" "$object"
	for log in 9 18; do
		try "stress $log on $name" "$work/stress-$name" 3 $((times * 100000)) $log
	done
	try "stress on $name, under uload" "$uload" "$work/stress-$name" 4 20000 16
}
on glibc gcc -static
on glibc-pie gcc -static-pie
if has musl-gcc; then
	on musl musl-gcc -static
else
	skip "the object on musl: no musl-gcc"
fi

if has g++; then
	compile "object-stl" g++ -static -O2 -Wall -fno-builtin -o "$work/object-stl" "$here/object-stl.cc" "$object"
	try "C++" "$work/object-stl"
	try "C++ under uload" "$uload" "$work/object-stl"
else
	skip "C++: no g++"
fi

# ---- malloc_info() ----

"$work/object-glibc" xml >"$work/info.xml"
if has python3; then
	check "malloc_info() is XML, and adds up" python3 -c '
import sys, xml.etree.ElementTree as tree
root = tree.parse(sys.argv[1]).getroot()
assert root.tag == "malloc" and root.get("version") == "1"
heap = root.find("heap")
for size in heap.find("sizes"):
    assert int(size.get("total")) == int(size.get("count")) * int(size.get("to"))
system = int(heap.find("system[@type=\"current\"]").get("size"))
free = int(heap.find("total[@type=\"rest\"]").get("size"))
assert 0 < sum(int(s.get("total")) for s in heap.find("sizes")) <= free < system, (free, system)
assert int(root.find("total[@type=\"mmap\"]").get("count")) == 1
assert int(root.find("total[@type=\"mmap\"]").get("size")) >= 1 << 20
' "$work/info.xml"
fi
