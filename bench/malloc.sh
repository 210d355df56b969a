#!/bin/bash
# shellcheck disable=SC2086  # lists of words
# bench/malloc.sh BUILD_DIR: allocators compared, on real programs and on patterns of allocation.
#
# All columns but musl are the same static glibc program, of which only malloc differs. A workload's
# programs run in turn, pinned to one CPU (malloc/measure.c), so that what slows the machine for a
# while slows all; what counts is the median of the ratios to the first column's run of the same round.
# All must print the same. A cell is '-' where a program cannot be built or fails, which is said.
# What has been built is below BUILD_DIR/bench/malloc; a run measures links of its own to it, so that
# several may go on, and libc-mini be built again, at the same time (but they disturb each other).
# All of it takes tens of minutes, most of them for musl; ROUNDS=3 about half of that.
set -eu

all_columns="glibc libc-mini libc-mini-plain mimalloc jemalloc tcmalloc musl"
all_tables="time rss faults calls instructions burst"

# GROUP NAME PROGRAM ARGUMENT...; what programs.mk makes for it to read is in the folder above it.
workloads() {
	cat <<-END
		real lua lua $here/lua/all.lua
		real sqlite sqlite
		real tcc tcc -B../tcc-lib -nostdinc -run ../30000-functions.c
		real chibicc chibicc -S -o - ../2500-functions.c
		real bzip2 bzip2 -c ../6000000-bytes.txt
		lua-parts lua-trees lua $here/lua/trees.lua
		lua-parts lua-strings lua $here/lua/strings.lua
		lua-parts lua-tables lua $here/lua/tables.lua
		lua-parts lua-closures lua $here/lua/closures.lua
		lua-parts lua-queens lua $here/lua/queens.lua
		pattern cfrac cfrac
		pattern espresso espresso
		pattern larson larson 5000 30000000
		pattern larson-large larson 100000 8000000
		pattern sh6 sh6 8000
		pattern sh8 sh8
		pattern alloc-test alloc-test
		pattern glibc-simple glibc-simple
		pattern mstress mstress
		pattern grow grow
		pattern calloc calloc
		pattern frag frag
	END
}

usage() {
	cat >&2 <<-END
		usage: malloc.sh BUILD_DIR [WORKLOAD...] [--columns=NAME,...] [--tables=NAME,...] [ROUNDS=N]
		  WORKLOAD   some of: $(workloads | cut -d ' ' -f 2 | xargs | fold -s -w 80 | sed '2,$s/^/             /')
		             or a group of them: real, pattern, lua-parts (real and pattern)
		  --columns  some of: ${all_columns// /,}; the first is what
		             the others are compared with (those that are there)
		  --tables   some of: ${all_tables// /,} (all; if a WORKLOAD is named: time,rss)
		  ROUNDS     how often each program runs (7)
	END
	exit 2
}

say() {
	echo "bench-malloc: $*" >&2
}

# among WORD LIST...: whether it is one of them
among() {
	local word=$1
	shift
	[[ " $* " == *" $word "* ]]
}

# ---- the command line: $build, $columns, $tables, $rounds, $rows (names of workloads) ------------

here=$(dirname "$(realpath "$0")")/malloc
columns='' tables='' rows=''
rounds=${ROUNDS:-7}
[ -d "${1:-}" ] || usage
build=$(realpath "$1")
shift
for argument; do
	case $argument in
	--columns=*) columns=${argument#*=} columns=${columns//,/ } ;;
	--tables=*) tables=${argument#*=} tables=${tables//,/ } ;;
	ROUNDS=*) rounds=${argument#*=} ;;
	*)
		named=$(workloads | awk -v name="$argument" '$1 == name || $2 == name { print $2 }')
		[ -n "$named" ] || { say "no workload '$argument'"; usage; }
		rows="$rows $named"
		;;
	esac
done
tables=${tables:-${rows:+time rss}}
tables=${tables:-$all_tables}
rows=${rows:-$(workloads | awk '$1 != "lua-parts" { print $2 }')}
for column in $columns; do among "$column" $all_columns || { say "no column '$column'"; usage; }; done
for table in $tables; do among "$table" $all_tables || { say "no table '$table'"; usage; }; done
[[ $rounds =~ ^[1-9][0-9]{0,2}$ ]] || usage

out=$build/bench/malloc
libc=$build/libc
sources=${SOURCES:-$build/packages/source}
mkdir -p "$out"

# ---- what is there -------------------------------------------------------------------------------

# absent COLUMN: prints why it cannot be measured, or nothing
absent() {
	case $1 in
	libc-mini | libc-mini-plain)
		local object=libc-mini-malloc${1#libc-mini}.o
		[ -f "$libc/$object" ] || echo "$object is not built"
		;;
	mimalloc) [ -d "$sources/mimalloc" ] || echo "its source could not be fetched" ;;
	jemalloc) static_library libjemalloc.a || echo "not installed (package libjemalloc-dev)" ;;
	tcmalloc)
		static_library libtcmalloc_minimal.a || echo "not installed (package libgoogle-perftools-dev)"
		;;
	musl) command -v musl-gcc >/dev/null || echo "not installed (package musl-tools)" ;;
	esac
}

static_library() {
	[ -f "$(gcc -print-file-name="$1")" ]
}

# fetch PACKAGE...: Debian's sources, of which fetch.sh says what cannot be had
fetch() {
	[ $# -gt 0 ] || return 0
	"$here/../../tests/packages/fetch.sh" "$sources" "$@" | sed 's/^/bench-malloc: /' >&2
}

# package NAME: of a workload; a pattern has none
package() {
	workload "$1"
	case $program in
	lua) echo lua5.4 ;;
	sqlite) echo sqlite3 ;;
	tcc | chibicc | bzip2) echo "$program" ;;
	esac
}

# with_source ROW...: those that can be built
with_source() {
	local row package why
	for row; do
		package=$(package "$row")
		if [ -n "$package" ] && [ ! -d "$sources/$package" ]; then
			why="its source could not be fetched"
		elif [ "$row" = sqlite ] && ! command -v tclsh >/dev/null; then
			why="no tclsh to make sqlite3.c with (package tcl)"
		else
			echo "$row"
			continue
		fi
		say "$row is left out: $why"
	done
}

# inputs_of ROW...: the files among their arguments that programs.mk makes
inputs_of() {
	local row
	for row; do
		workload "$row"
		echo "$arguments" | tr ' ' '\n' | sed -n 's|^-B../tcc-lib|tcc-lib/libc.a tcc-lib/libtcc1.a|p; s|^\.\./||p'
	done | sort -u | xargs
}

present() {
	local column why
	for column; do
		why=$(absent "$column")
		if [ -z "$why" ]; then echo "$column"; else say "$column is left out: $why"; fi
	done
}

# ---- building ------------------------------------------------------------------------------------

build_programs() {
	make -f "$here/programs.mk" -s OUT="$out" LIBC="$libc" SOURCES="$sources" ALLOCATORS="$columns" \
		PROGRAMS="$programs" INPUTS="$inputs" "$@"
}

# A program that cannot be built anew is not measured as it was before.
build_all() (
	local column program
	flock 9
	build_programs -k -j"$(nproc)" >"$out/build.log" 2>&1 && return
	for column in $columns; do
		for program in $programs; do
			build_programs -q "$out/$column/$program" >"$out/make.log" 2>&1 && continue
			rm -f "$out/$column/$program"
			say "$program cannot be built with $column, see $out/build.log"
		done
	done
) 9>"$out/lock"

# The linker never writes into a program, it replaces it: what a link leads to stays as it is.
link_all() {
	local column program
	(cd "$out" && cp -l --parents measure $inputs "$room/")
	for column in $columns; do
		mkdir -p "$room/$column"
		for program in $programs; do
			[ ! -x "$out/$column/$program" ] || cp -l "$out/$column/$program" "$room/$column/"
		done
	done
}

# progress WHAT: on standard error, if that is a terminal, in place of what was there
progress() {
	[ ! -t 2 ] || printf '\r\33[K%s' "$1" >&2
}

# ---- measuring -----------------------------------------------------------------------------------

# workload NAME: sets $program and $arguments
workload() {
	read -r _ _ program arguments < <(workloads | awk -v name="$1" '$2 == name')
}

# built PROGRAM: the columns that have it
built() {
	local column
	for column in $columns; do
		[ ! -x "$room/$column/$1" ] || echo "$column"
	done
}

measure_row() {
	local program arguments column
	local -a commands=()
	workload "$1"
	for column in $(built "$program"); do commands+=("$column=$column/$program"); done
	(cd "$room" && ./measure "$rounds" "$1" "${commands[@]}" -- $arguments) >>"$room/runs.tsv" ||
		say "$1 is left out"
}

# system_calls ROW: after execve, of one run
system_calls() {
	local program arguments column
	workload "$1"
	for column in $(built "$program"); do
		progress "$1: system calls with $column"
		(cd "$room/$column" && strace -f -c -U calls,name -o ../strace "./$program" $arguments) \
			>/dev/null 2>&1 </dev/null || continue
		awk -v row="$1" -v column="$column" '$2 == "total" { print row "\t" column "\t" $1 - 1 }' \
			"$room/strace" >>"$room/calls.tsv"
	done
}

# instructions PROGRAM ARGUMENT...: in user space
instructions() {
	env -i "$(command -v valgrind)" --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>&1 >/dev/null |
		awk '/Collected/ { print $NF }'
}

# instructions_of_pair COLUMN SIZE BATCH: what 10000 pairs more cost: start-up is in neither run, nor is
# what the first blocks need.
instructions_of_pair() {
	local few many
	few=$(instructions "$room/$1/pair" "$2" "$3" 2000)
	many=$(instructions "$room/$1/pair" "$2" "$3" 12000)
	echo $(((${many:-0} - ${few:-0} + 5000) / 10000))
}

# ---- tables --------------------------------------------------------------------------------------

# table NAME TITLE FILE: from the lines of measure, or of system_calls
table() {
	among "$1" $tables || return 0
	echo
	echo "$2"
	echo
	workloads | awk -v rows="$rows" -v columns="$columns" -v table="$1" -f "$here/tables.awk" - "$3"
}

table_instructions() {
	local batch size column loop
	among instructions $tables || return 0
	command -v valgrind >/dev/null || { say "no valgrind: no instructions"; return; }
	echo
	echo "Instructions of a malloc and a free in user space, by callgrind: each block freed at once, and"
	echo "batches of 100 freed in reverse"
	echo
	printf '%-18s' 'bytes, batch'
	printf ' %15s' $columns
	echo
	for batch in 1 100; do
		# The functions that do nothing are 3 instructions.
		loop=$(($(instructions_of_pair "${columns%% *}" 0 "$batch") - 3))
		for size in 16 64 256 1024; do
			printf '%-18s' "$size, $batch"
			for column in $columns; do
				if [ -x "$room/$column/pair" ]; then
					printf ' %15d' $(($(instructions_of_pair "$column" "$size" "$batch") - loop))
				else
					printf ' %15s' -
				fi
			done
			echo
		done
	done
}

table_burst() {
	local column before all some
	among burst $tables || return 0
	echo
	echo "Resident set in MiB: with 1 GiB in blocks of 16 to 256 bytes; with all of them freed; with all but each"
	echo "1000th freed"
	echo
	printf '%-18s %10s %10s %10s\n' '' 'in use' 'all freed' '999/1000'
	for column in $(built burst); do
		read -r before all < <("$room/$column/burst") || { say "burst fails with $column"; continue; }
		read -r _ some < <("$room/$column/burst" 1000) || some=0
		printf '%-18s %10d %10d %10d\n' "$column" $((before / 1024)) $((all / 1024)) $((some / 1024))
	done
}

version() {
	dpkg-query -W -f='${Version}' "$1" 2>/dev/null || echo '?'
}

versions() {
	local column
	for column in $columns; do
		case $column in
		glibc) echo "glibc $(version libc6-dev)" ;;
		mimalloc) echo "mimalloc $(sed -n '1s/.*(\(.*\)).*/\1/p' "$sources/mimalloc/debian/changelog")" ;;
		jemalloc) echo "jemalloc $(version libjemalloc-dev)" ;;
		tcmalloc) echo "tcmalloc_minimal $(version libgoogle-perftools-dev)" ;;
		musl) echo "musl $(version musl-dev)" ;;
		esac
	done | paste -s -d , | sed 's/,/, /g'
}

machine() {
	local model virtual
	model=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)
	virtual=$(! grep -qw hypervisor /proc/cpuinfo || echo ", virtual machine")
	echo "$(date -u +%Y-%m-%d), ${model:-$(uname -m)}$virtual, $(getconf _NPROCESSORS_ONLN) CPUs, one used, Linux $(uname -r), huge pages: $(
		sed 's/.*\[\(.*\)\].*/\1/' /sys/kernel/mm/transparent_hugepage/enabled 2>/dev/null || echo '?')"
}

head_lines() {
	echo "Allocators: $(machine)"
	echo "$(gcc -dumpfullversion | sed 's/^/gcc /'), $(versions); rounds: $rounds"
	echo "Static programs of which only malloc differs; for musl the whole C library does."
}

# ---- all of it -----------------------------------------------------------------------------------

among mimalloc ${columns:-mimalloc} && fetch mimalloc
columns=$(present ${columns:-$all_columns} | xargs)
[ -n "$columns" ] || exit 1
# shellcheck disable=SC2046  # words
fetch $(for row in $rows; do package "$row"; done | sort -u)
rows=$(with_source $rows | xargs)
programs=$(for row in $rows; do workload "$row"; echo "$program"; done | sort -u | xargs)
inputs=$(inputs_of $rows)
! among instructions $tables || programs="$programs pair"
! among burst $tables || programs="$programs burst"
build_all
room=$(mktemp -d "$out/run.XXXXXX")
trap 'rm -rf "$room"' EXIT
trap 'exit 130' INT TERM
link_all
head_lines
: >"$room/runs.tsv"
: >"$room/calls.tsv"
if among time $tables || among rss $tables || among faults $tables; then
	for row in $rows; do measure_row "$row"; done
fi
table time "Processor time, user and kernel: ratio to ${columns%% *}, whose seconds come first" \
	"$room/runs.tsv"
table rss "Largest resident set: ratio to ${columns%% *}, whose MiB come first" "$room/runs.tsv"
table faults "Minor page faults" "$room/runs.tsv"
if among calls $tables; then
	for row in $rows; do system_calls "$row"; done
	progress ''
	table calls "System calls" "$room/calls.tsv"
fi
table_instructions
table_burst
