#!/bin/sh
# What a POSIX shell script asks of the C library under the shell: the same answers from every
# shell that does not print its own name or process number.

echo "arguments: $# $1 $2"
work=$(mktemp -d) || exit 9
trap 'rm -rf "$work"; echo "left with $?"' EXIT
cd "$work" || exit 9

# ---- words, quotes, parameters ----
a='one  two'
echo $a "$a" '$a' \$a "${a#one }" "${a%two}" "${#a}" "${b:-default}" "${b:+set}" "${b=assigned}" "$b"
path=/usr/local/lib/libx.so.1
echo "${path##*/} ${path%/*} ${path%%.*} ${path#*/}"
set -- x 'y z' ''
echo "$#" "$@" "$*"
for word in "$@"; do printf '<%s>' "$word"; done; echo
IFS=:; set -- $(echo a:b::c); echo "$# $4"; unset IFS
shift 2
echo "$# $1"
set -- *
echo "no match stays: $1"

# ---- arithmetic ----
i=0
while [ "$i" -lt 10 ]; do i=$((i + 1)); done
echo "$i $((i * 7 % 4)) $((0x10 + 010)) $((i > 5 ? 1 : 2)) $((1 << 40)) $((-7 / 2)) $((~0))"
: $((i += 5)) $((i *= 2))
echo "$i"
expr 3 + 4 \* 2
expr abcdef : '.*\(c.e\)'

# ---- control ----
case foo.c in *.[ch]) echo C;; *) echo other;; esac
case abc in [!a]*) echo no;; a?c) echo yes;; esac
if true && ! false; then echo and-not; fi
until [ "$i" -le 28 ]; do i=$((i - 1)); done; echo "$i"
for i in 1 2 3 4; do
	[ "$i" = 2 ] && continue
	[ "$i" = 4 ] && break
	echo "loop $i"
done
f() { local_result=$((${1:-0} * 2)); return "$local_result"; }
f 21; echo "function: $?"
factorial() { [ "$1" -le 1 ] && echo 1 || echo $(($1 * $(factorial $(($1 - 1))))); }
factorial 12
false; echo "$?"
(exit 42); echo "$?"
{ echo group; echo of two; } | wc -l | tr -d ' '

# ---- redirections, here-documents, descriptors ----
echo first >file
echo second >>file
cat <file
cat file nowhere 2>errors
echo "status $?, $(wc -l <errors | tr -d ' ') line of errors"
exec 3>three 4<file
echo "to three" >&3
read -r line <&4; echo "$line"
read -r line <&4; echo "$line"
exec 3>&- 4<&-
cat three
cat <<END
here: $a $((1 + 1)) $(echo command) \$a
END
cat <<'END'
quoted: $a $(echo no)
END
cat <<-END
	tabs are gone
	END
long=$(i=0; while [ $i -lt 2000 ]; do echo "line $i of a long here-document"; i=$((i + 1)); done)
wc -c <<END | tr -d ' '
$long
END
echo out 2>&1 >/dev/null | cat
{ echo to-err >&2; echo to-out; } 2>&1 | sort
set -C
echo x >file 2>/dev/null || echo "noclobber keeps the file"
echo y >|file
set +C
cat file

# ---- pipes and background ----
printf 'b\na\nc\n' | sort | tr a-z A-Z | sed 's/B/[&]/'
yes | head -n 3
seq 1 10000 | awk '{ s += $1 } END { print s }'
sleep 0.1 & wait $!; echo "waited $?"
(sleep 0.05; exit 7) & pid=$!
wait "$pid"; echo "child $?"
for i in 1 2 3 4 5 6 7 8; do (echo "$i" >"part.$i") & done
wait
cat part.* | tr -d '\n'; echo
mkfifo pipe
echo through-fifo >pipe &
cat pipe
wait
set -- $(echo left | { read -r x; echo "$x" right; })
echo "$2 $1"
! { echo x | false; }; echo "negated $?"

# ---- traps and signals ----
trap 'echo caught USR1' USR1
kill -USR1 $$
trap 'echo caught TERM' TERM
(kill -TERM $$) ; sleep 0.05
trap '' INT
kill -INT $$
echo "INT is ignored"
trap - USR1 TERM INT
(trap 'echo subshell left' EXIT; exit 3); echo "$?"
sh -c 'kill -9 $$' 2>/dev/null; echo "killed: $?"
sh -c 'kill -SEGV $$' >/dev/null 2>&1; echo "segv: $?"

# ---- globs ----
mkdir -p d/e; : >d/one.c; : >d/two.c; : >d/.hidden; : >'d/sp ace'
echo d/*.c d/.h* d/[!o]*.c d/*/ d/?p*
for f in d/*; do printf '[%s]' "$f"; done; echo
set -f; echo d/*; set +f
rm -r d

# ---- builtins ----
echo 'a b  c\d' | { read -r x y; echo "$x|$y"; }
echo 'a b\
c' | { read x y; echo "$x|$y"; }
printf '%s %d %5.1f %x %o %c|%-5s|%5s|%%\n' str 42 3.14159 255 8 char left right
printf '%b' 'tab\there\n'
printf '%s\n' one two three
printf '%d %d\n' 0x1f 010
eval 'v=evaluated; echo $v'
export EXPORTED=yes; sh -c 'echo "exported $EXPORTED"'
VAR=only-here sh -c 'echo $VAR'; echo "[${VAR:-unset}]"
readonly R=1; (R=2) 2>/dev/null || echo "readonly holds"
command -v cd; type cd | sed 's/.*is a/cd is a/'
umask 027; : >masked; ls -l masked | cut -c 1-10
[ -f masked ] && [ ! -d masked ] && [ -s file ] && [ file -nt /etc/passwd ] && echo tests
test "abc" \< "abd" && echo less
[ 10 -gt 9 -a "x" = "x" -o 1 = 2 ] && echo combined
cd / && pwd && cd "$work" || exit 9
ulimit -n >/dev/null && echo ulimit
times >/dev/null && echo times
getopts ab: o -a -b value; echo "$o $OPTIND"
getopts ab: o -a -b value; echo "$o $OPTARG"
hash ls && echo hashed
. /dev/stdin <<'END'
echo sourced
END
set -- a b c; set -x 2>/dev/null; set +x 2>/dev/null
set -e; false || true; set +e; echo "still here"
set -u; (echo "$never_set") 2>/dev/null || echo "unset is an error"; set +u
alias greet='echo hello from an alias'
eval greet

# ---- text tools on a larger file ----
i=0
while [ $i -lt 500 ]; do echo "$i $((i * i % 97))"; i=$((i + 1)); done >table
sort -k2n -k1n table | head -n 3
cut -d ' ' -f 2 table | sort -n | uniq -c | sort -k1nr -k2n | head -n 3 | tr -s ' '
grep -c ' 1$' table
sed -n '/^100 /,/^102 /p' table
awk '$2 > 90 { n++ } END { print n }' table
find . -name 't*e' -type f | sort
tail -n 2 table | od -c | head -n 2
x=$(printf 'trailing newlines\n\n\n'); echo "[$x]"
x=$(cat table); echo "${#x}"
deep() { [ "$1" = 0 ] && echo bottom || deep $(($1 - 1)); }
deep 500
nested=$(echo $(echo $(echo $(echo nested))))
echo "$nested" `echo backquotes \`echo nested\``
exec 5>&1
(echo "by descriptor 5" >&5)
/nowhere/program 2>/dev/null; echo "not found: $?"
: >notexec; ./notexec 2>/dev/null; echo "not executable: $?"
chmod +x notexec; ./notexec; echo "empty script: $?"
exit 5
