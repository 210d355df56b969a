#!/bin/bash
# The kernel as oracle: a probe dumps all it can see at entry, started by execve and by uload, in
# many ELF shapes (tests/maker/shapes.c) and from many parent states (states.c), as root and as a
# user without privilege, with and without address space randomisation. The dumps must be equal
# but for accepted.txt.
#
#	tests/oracle/run.sh BUILD_DIR ULOAD      ULOAD "native" judges the oracle itself
#
# ORACLE_QUICK=1     a subset
# ORACLE_ONLY=GLOB   only cases of that name, e.g. 'exec/plain/root/*'
# ORACLE_VERBOSE=1   for each differing key: native value -> uload's value
set -eu

here=$(cd "$(dirname "$0")" && pwd)
maker=$here/../maker
build=$(realpath -m "$1")/oracle
uload=$2
[ "$uload" = native ] || uload=$(realpath "$uload")
cc=${CC:-gcc}

mkdir -p "$build"

warnings="-std=c11 -D_GNU_SOURCE -Wall -Wextra -Wpedantic -Wshadow -Wconversion"
hosted="-O1 $warnings"
freestanding="-Os $warnings -ffreestanding -fPIE -fvisibility=hidden -mgeneral-regs-only
	-fno-stack-protector -fcf-protection=none -fno-asynchronous-unwind-tables -fno-builtin"

# clean.c last: it ends the image.
sources="arch/x86_64/entry.S arch/x86_64/registers.c text.c maps.c stack.c pages.c proc.c signals.c
	descriptors.c attributes.c break.c main.c clean.c"

# Shapes made by the linker: name (+: also in a quick run), flags.
linked='+ld-static-pie     -static-pie
ld-exec            -static
ld-omagic          -static -Wl,-N,--no-warn-rwx-segments
ld-noseparate      -static -Wl,-z,noseparate-code
ld-2m-exec         -static -Wl,-z,max-page-size=0x200000
ld-2m-static-pie   -static-pie -Wl,-z,max-page-size=0x200000
ld-execstack       -static -Wl,-z,execstack,--no-warn-execstack
ld-text-segment    -static -Wl,-Ttext-segment=0x7e7f00000000
+ld-so-pie         -pie
ld-so-2m-pie       -pie -Wl,-z,max-page-size=0x200000
ld-so-libc         -pie -Wl,--no-as-needed -lc
+ld-so-exec-libc   -no-pie -Wl,--no-as-needed -lc'

build_tools()
{
	$cc $hosted -o "$build/states" "$here/states.c"
	$cc $hosted -o "$build/oracle" "$here"/{oracle,compare,execute,table,text}.c \
		"$here/arch/x86_64/tail.c"
	$cc $hosted -o "$build/mkelf" "$maker/mkelf.c" "$maker/shapes.c" -lelf
}

build_probe()
{
	local source
	for source in $sources; do
		$cc $freestanding -I"$here/probe" -I"$here/probe/arch/x86_64" \
			-c -o "$build/$(basename "$source").o" "$here/probe/$source"
	done
}

objects=
for source in $sources; do
	objects="$objects $build/$(basename "$source").o"
done

link_probe()
{
	$cc -nostdlib $objects -o "$@"
}

# The shapes lie where everyone may read them.
make_shapes()
{
	local name flags
	link_probe "$build/probe" -static-pie
	"$build/mkelf" "$build/probe" "$shapes" > "$build/shapes"
	while read -r name flags; do
		link_probe "$shapes/${name#+}" $flags
		echo "$name" >> "$build/shapes"
	done <<< "$linked"
}

shapes=$(mktemp -d)
trap 'rm -rf "$shapes"' EXIT
chmod 755 "$shapes"

if [ ! -e "$build/done" ] || [ -n "$(find "$here" "$maker" -newer "$build/done")" ]; then
	build_tools
	build_probe
	touch "$build/done"
fi
make_shapes
cp "$build/states" "$shapes/.states"
if [ "$uload" != native ]; then
	cp "$uload" "$shapes/.uload"
	uload=$shapes/.uload
fi
cd "$shapes"
"$build/oracle" ${ORACLE_QUICK:+-q} ${ORACLE_VERBOSE:+-v} -o "${ORACLE_ONLY:-*}" \
	"$shapes/.states" "$build/shapes" "$here/accepted.txt" "$uload"
