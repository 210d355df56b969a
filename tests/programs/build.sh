#!/bin/bash
# tests/programs/build.sh BUILD_DIR: compiles the guests of the programs and kernel suites.
#
# One source, every shape an executable can have on Debian. A shape whose compiler is not
# installed is left out with a word on stderr; the suites then skip its rows.
set -u

src=$(dirname "$0")/src
out=${1:?usage: build.sh BUILD_DIR}/tests/programs
mkdir -p "$out"

# musl-gcc has no -static-pie of its own: its start file and library are named one by one.
musl=/usr/lib/x86_64-linux-musl

# name            compiler   source     flags
shapes="
glibc-pie         gcc        self.c     -O1
glibc-nopie       gcc        self.c     -O1 -no-pie
glibc-now         gcc        self.c     -O1 -Wl,-z,now -Wl,-z,relro
glibc-noseparate  gcc        self.c     -O1 -Wl,-z,noseparate-code
glibc-2m-pages    gcc        self.c     -O1 -Wl,-z,max-page-size=0x200000
glibc-execstack   gcc        self.c     -O1 -z execstack
glibc-static      gcc        self.c     -O1 -static
glibc-static-pie  gcc        self.c     -O1 -static-pie
musl-pie          musl-gcc   self.c     -O1
musl-nopie        musl-gcc   self.c     -O1 -no-pie
musl-static       musl-gcc   self.c     -O1 -static
musl-static-pie   musl-gcc   self.c     -O1 -fPIE -nostdlib -static-pie -Wl,-no-dynamic-linker $musl/rcrt1.o $musl/libc.a -lgcc
musl-omagic       musl-gcc   self.c     -O1 -static -Wl,-N
clang-pie         clang      self.c     -O1 -fPIE -pie
lld-pie           clang      self.c     -O1 -fPIE -pie -fuse-ld=lld
cxx-pie           g++        throws.cc  -O1 -pthread
cxx-nopie         g++        throws.cc  -O1 -pthread -no-pie
cxx-static        g++        throws.cc  -O1 -pthread -static
cxx-static-pie    g++        throws.cc  -O1 -pthread -static-pie
rust-pie          rustc      hello.rs   -Cpanic=unwind
go-static         go         hello.go   -
"

# compile NAME COMPILER SOURCE FLAGS...
compile() {
	local name=$1 cc=$2 source=$3 log=$out/$1.log
	shift 3
	[ "$out/$name" -nt "$src/$source" ] && [ "$out/$name" -nt "$0" ] && return
	rm -f "$out/$name"
	if ! command -v "$cc" >/dev/null; then
		echo "build.sh: $name left out: no $cc"
	elif [ "$cc" = go ]; then
		GOFLAGS=-mod=mod GOCACHE=$out/go-cache CGO_ENABLED=0 \
			go build -o "$out/$name" "$src/$source" >"$log" 2>&1 ||
			echo "build.sh: $name left out: $(head -n 1 "$log")"
	else
		"$cc" -o "$out/$name" "$src/$source" "$@" >"$log" 2>&1 ||
			echo "build.sh: $name left out: $(head -n 1 "$log")"
	fi
	[ -s "$log" ] || rm -f "$log"
} >&2

while read -r name cc source flags; do
	# shellcheck disable=SC2086  # flags is a list of words
	[ -z "$name" ] || compile "$name" "$cc" "$source" $flags
done <<<"$shapes"
