#!/bin/sh
# borrow.sh OUT_DIR PREPROCESSOR...: makes libm.a and libcrypt.a out of libraries that are installed
# here. Mathematics and password hashes are well kept elsewhere: no reason to write them again.
#
#   libm.a      what our own math.h, complex.h and fenv.h declare, and what that needs, out of
#               musl's libc.a. PREPROCESSOR preprocesses a C text on its standard input with our
#               headers.
#   libcrypt.a  crypt() and crypt_r(): musl's, or, as Debian's musl has none, the system's own
#               libcrypt.a (libxcrypt)
#
# The members may need nothing but what libc.a and libgcc.a have; this is checked. What is not found
# comes out empty, and the linker will miss sin() or crypt(): that is said here and now.
set -eu

out=$1
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Debian's musl-tools, other distributions', a native musl (Alpine), or what MUSL_LIBC_A names.
find_musl() {
	for each in "${MUSL_LIBC_A:-}" "$(musl-gcc -print-file-name=libc.a 2>/dev/null)" \
		/usr/lib/*-linux-musl/libc.a /usr/*-linux-musl/lib64/libc.a /usr/lib/musl/lib/libc.a \
		/usr/local/musl/lib/libc.a /usr/lib/libc.a; do
		if [ -f "$each" ] && nm -g "$each" 2>/dev/null | grep -q ' T __rem_pio2_large$'; then
			realpath "$each"
			return
		fi
	done
}

# declared PREPROCESSOR...: the functions that our headers of mathematics declare
declared() {
	for each in math complex fenv; do echo "#include <$each.h>"; done | "$@" | grep -v '^#' \
		| grep -o '[a-z_][a-z0-9_]* *(' | tr -d ' (' | sort -u
}

# members ELSEWHERE <NAMES: the members of the archive that define these names, and what these need
# in turn, but for what matches ELSEWHERE, which other archives have
members() {
	awk -v elsewhere="^($1)\$" '
		FILENAME == "-" { wanted[$1]; next }
		{ split($1, part, ":"); member = part[2]; kind = $(NF - 1); name = $NF }
		kind == "U" || kind == "w" || kind == "v" { needs[member] = needs[member] " " name; next }
		!(name in home) { home[name] = member }
		END {
			do {
				more = 0
				for (name in wanted) {
					member = home[name]
					if (member == "" || member in chosen || name ~ elsewhere)
						continue
					chosen[member]
					more = split(needs[member], list, " ") + 1
					for (i = 1; i < more; i++)
						wanted[list[i]]
				}
			} while (more)
			for (member in chosen)
				print member
		}' - "$work/names" | sort
}

# archive NAME ELSEWHERE <MEMBERS: OUT_DIR/NAME; it may need what ELSEWHERE matches, no more
archive() {
	mkdir "$work/folder"
	# shellcheck disable=SC2046  # words
	(cd "$work/folder" && ar x "$musl" $(cat) && ar rcs "$work/$1" ./*)
	rm -r "$work/folder"
	checked "$1" "$2"
}

# checked NAME ELSEWHERE: moves an archive to OUT_DIR, if it needs no more than that
checked() {
	nm -g "$work/$1" 2>/dev/null | awk '
		NF == 2 && $1 == "U" { needed[$2] }
		NF == 3 { defined[$3] }
		END { for (name in needed) if (!(name in defined)) print name }' >"$work/needed"
	if grep -vxE "$2" "$work/needed" >"$work/missing"; then
		echo "borrow.sh: $1 would need $(xargs <"$work/missing")" >&2
		exit 1
	fi
	mv "$work/$1" "$out/$1"
}

# empty NAME WHY
empty() {
	echo "borrow.sh: $2: $1 is empty, programs that need it will not link" >&2
	rm -f "$out/$1"
	ar rcs "$out/$1"
}

mkdir -p "$out"
elsewhere='__stack_chk_fail|_GLOBAL_OFFSET_TABLE_|__(mul|div)[sdx]c3|(mem|str)[a-z]*|s[a-z]*(printf|scanf)'
musl=$(find_musl)
if [ -n "$musl" ]; then
	nm -A -g "$musl" 2>/dev/null >"$work/names"
	declared "$@" | members "$elsewhere" | archive libm.a "$elsewhere"
else
	empty libm.a 'no musl here (Debian: musl-tools)'
fi

system=$($1 -print-file-name=libcrypt.a)
if [ -n "$musl" ] && grep -q ' T crypt$' "$work/names"; then
	printf '%s\n' crypt crypt_r encrypt setkey | members "$elsewhere" | archive libcrypt.a "$elsewhere"
elif [ -f "$system" ]; then
	cp "$system" "$work/libcrypt.a"
	checked libcrypt.a "$elsewhere|__errno_location|__assert_fail|__[a-z_]*_chk|arc4random_buf|free|[mr]e?alloc|mu?n?map"
else
	empty libcrypt.a 'no libcrypt.a here (Debian: libcrypt-dev)'
fi
