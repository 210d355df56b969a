#!/bin/bash
# tests/lab/lessons.sh BUILD_DIR ULOAD: the lessons and their language.
#
#   claims       every claim of every lesson holds: as root and as an ordinary user, with and without
#                address randomisation; LESSON_TIMES=20 does it so often
#   wrong claims tests/lab/claims: each kind of claim can fail, with the right number; and can hold
#   errors       of the language: one line with file, line, what was expected
#   texts        each lesson in both languages, with the same sections and the same commands
#   alone        glibc's and musl's columns are left out where they are not installed
#   optimised    the claims hold for programs compiled with -O2, too
#   odd programs one that cannot be loaded, or makes no mark: claims fail, nothing else does
#   commands     each "$ " line of a README runs as it says
#   questions    on a terminal answers are waited for, and shown
# The last line is "N passed, N failed[, N skipped]".
set -u

usage="usage: lessons.sh BUILD_DIR ULOAD"
build=$(realpath "${1:?$usage}") || exit 1
here=$(dirname "$(realpath "$0")")
top=$(realpath "$here/../..")
ulab=${ULAB:-$build/ulab}
work=$(mktemp -d) || exit 1
chmod 755 "$work"
trap 'rm -rf "$work"' EXIT
# shellcheck source=tests/score.sh
. "$here/../score.sh"
unset LC_ALL LC_MESSAGES LANG

nobody='setpriv --reuid 65534 --regid 65534 --clear-groups --inh-caps=-all --bounding-set=-all'
[ "$(id -u)" = 0 ] || nobody=

# good STATUS NAME [LINE]...: STATUS is $? of what was tried
good() {
	if [ "$1" = 0 ]; then
		pass
	else
		shift
		fail "$@"
	fi
}

# ---- every claim holds ----

# holds NAME COMMAND...: ulab lesson --check, run by COMMAND
holds() {
	local name=$1 i
	shift
	for ((i = 0; i < ${LESSON_TIMES:-1}; i++)); do
		if timeout 300 "$@" "$ulab" lesson --check >"$work/out" 2>"$work/err" </dev/null; then
			pass
		else
			fail "claims, $name" "$(grep -A 3 FAIL "$work/out")" "$(cat "$work/err")" \
				"$(tail -n 1 "$work/out")"
		fi
	done
	[ ! -s "$work/err" ] || fail "claims, $name: stderr" "$(head -n 5 "$work/err")"
	tail -n 1 "$work/out" | grep -qE '^[0-9]+ passed, 0 failed$' || fail "claims, $name: last line"
}

claims() {
	holds "as it is" env
	holds "without randomisation" setarch -R
	if [ -n "$nobody" ]; then
		# shellcheck disable=SC2086  # words
		holds "as an ordinary user" $nobody
		# shellcheck disable=SC2086
		holds "as an ordinary user, without randomisation" setarch -R $nobody
	else
		skip "claims as another user: not root"
	fi
}

# ---- claims that must fail ----

make_probe() {
	mkdir -p "$work/programs/01" "$work/right/01-probe" "$work/wrong/01-probe"
	"$build/libc/bin/mini-cc" -O0 -g -fno-builtin -fno-pie -w -I"$top/include" \
		-o "$work/programs/01/probe" "$here/claims/probe.c" || fail "the probe can be built"
	cp "$work/programs/01/probe" "$work/programs/01/kernel"
	grep -v '^#not' "$here/claims/01-probe/claims" >"$work/right/01-probe/claims"
	sed -e '/^ *expect /d' -e 's/^#not \(.*\) | .*/\1/' "$here/claims/01-probe/claims" \
		>"$work/wrong/01-probe/claims"
}

check_probe() {
	timeout 100 "$ulab" lesson --check --lessons="$work/$1" --programs="$work/programs" 1 \
		>"$work/out" 2>"$work/err" </dev/null
}

wrong_claims() {
	local line clause measured count=0 found

	make_probe
	if check_probe right; then
		pass
	else
		fail "claims that hold" "$(grep -A 3 FAIL "$work/out")" "$(cat "$work/err")"
	fi
	check_probe wrong
	[ $? = 1 ]
	good $? "claims that do not hold: exit status 1" "$(cat "$work/err")"
	# what must be there: "expected CLAUSE, measured TEXT", where TEXT is a pattern of the shell
	while IFS= read -r line; do
		clause=${line#\#not expect }
		measured=${clause##* | }
		clause=${clause% | *}
		count=$((count + 1))

		found=$(grep -F "expected $clause, measured " "$work/out" | head -n 1)
		found=${found##*, measured }
		# shellcheck disable=SC2053  # a pattern
		if [[ $found == $measured ]]; then
			pass
		else
			fail "wrong claim: $clause" "expected: $measured" "measured: $found"
		fi
	done < <(grep '^#not' "$here/claims/01-probe/claims")
	if tail -n 1 "$work/out" | grep -qx "0 passed, $count failed"; then
		pass
	else
		fail "all $count wrong claims fail" "$(tail -n 1 "$work/out")" "$(grep '^  ok' "$work/out")"
	fi
}

# ---- errors of the language ----

errors() {
	local line statement expected got file=$work/bad/01-bad/claims

	mkdir -p "$work/bad/01-bad"
	while IFS= read -r line; do
		statement=${line%% => *}
		expected=${line#* => }
		printf 'program probe\n\n%s\n' "$statement" >"$file"
		timeout 10 "$ulab" lesson --check --lessons="$work/bad" --programs="$work/programs" 1 \
			>"$work/out" 2>"$work/err" </dev/null
		[ $? = 1 ] || fail "error: $statement: exit status"
		got=$(cat "$work/err")
		if [ "$(wc -l <"$work/err")" = 1 ] && [[ $got == "ulab: $file:3: $expected"* ]]; then
			pass
		else
			fail "error: $statement" "expected: $file:3: $expected" "got:      $got"
		fi
	done < <(grep -v '^#' "$here/claims/errors")
}

# usage ERROR ARGUMENT...: ulab lesson ARGUMENT... says this, with status 125
usage() {
	local expected=$1
	shift
	timeout 10 "$ulab" lesson "$@" >"$work/out" 2>"$work/err" </dev/null
	if [ $? = 125 ] && [ "$(wc -l <"$work/err")" = 1 ] && grep -qF "$expected" "$work/err"; then
		pass
	else
		fail "ulab lesson $*" "$(cat "$work/err")"
	fi
}

command_line() {
	usage "there is no lesson 99" 99
	usage "there is no lesson six" six
	usage "the languages are" --lang=tlh
	usage "no such option" --chek
	usage "No such file or directory" --lessons="$work/absent"
	timeout 10 "$ulab" lesson --help >"$work/out" 2>&1 && grep -q -- --check "$work/out"
	good $? "ulab lesson --help"
	timeout 10 "$ulab" lesson >"$work/out" 2>&1
	[ "$(grep -c ' claims$' "$work/out")" = "$(find "$top/lessons" -name claims | wc -l)" ]
	good $? "ulab lesson lists every lesson" "$(cat "$work/out")"
	LANG=zh_CN.UTF-8 timeout 10 "$ulab" lesson >"$work/out" 2>&1
	grep -q '条断言' "$work/out"
	good $? "LANG=zh_CN.UTF-8: 中文"
	timeout 10 env LANG=zh_CN.UTF-8 "$ulab" lesson --lang=en >"$work/out" 2>&1
	grep -q ' claims$' "$work/out"
	good $? "--lang=en comes before LANG"
}

# ---- texts ----

english='## The book and the notes
## Predict
## See
## Why
## Try it'
chinese='## 书上和笔记怎么说
## 先猜一猜
## 看
## 为什么
## 自己动手'

# same NAME EXPECTED GOT
same() {
	if [ "$2" = "$3" ]; then
		pass
	else
		fail "$1" "expected: $2" "got:      $3"
	fi
}

commands_of() {
	sed -n '/^```/,/^```/s/^\$ //p' "$1"
}

texts() {
	local lesson name number

	same "22 lessons, one for each row" "$(seq -w 1 22)" "$(basename -a "$top"/lessons/[0-9]*/ | cut -c 1-2)"
	for lesson in "$top"/lessons/[0-9]*/; do
		name=$(basename "$lesson")
		number=$((10#${name%%-*}))
		if [ ! -f "$lesson/README.md" ] || [ ! -f "$lesson/README.zh.md" ]; then
			fail "$name: README.md and README.zh.md"
			continue
		fi
		grep -qF "[$(sed -n '1s/^# //p' "$lesson/README.md")]($name/README.md)" "$top/lessons/README.md"
		good $? "$name: lessons/README.md has its title"
		same "$name: sections" "$english" "$(grep '^## ' "$lesson/README.md")"
		same "$name: sections, zh" "$chinese" "$(grep '^## ' "$lesson/README.zh.md")"
		same "$name: commands" "$(commands_of "$lesson/README.md" | sed 's/ *#.*//')" \
			"$(commands_of "$lesson/README.zh.md" | sed 's/ *#.*//')"
		head -n 1 "$lesson/README.md" | grep -q "^# $number\. "
		good $? "$name: title"
		head -n 1 "$lesson/README.zh.md" | grep -q "^# $number\. "
		good $? "$name: title, zh"
		same "$name: as many questions in both languages" "$(grep -c '^ *ask ' "$lesson/claims")" \
			"$(grep -c '^ *ask.zh ' "$lesson/claims")"
		same "$name: as many answers in both languages" "$(grep -c '^ *say ' "$lesson/claims")" \
			"$(grep -c '^ *say.zh ' "$lesson/claims")"
	done
}

# ---- where glibc or musl is not installed ----

alone() {
	mkdir -p "$work/alone"
	cp -r "$build/lessons" "$work/alone/"
	find "$work/alone/lessons" -name '*.glibc' -delete -o -name '*.musl' -delete
	timeout 200 "$ulab" lesson --check --programs="$work/alone/lessons" >"$work/out" 2>"$work/err" </dev/null
	good $? "without glibc and musl" "$(grep -A 3 FAIL "$work/out")" "$(cat "$work/err")"
	grep -q 'glibc: not installed, skipped' "$work/out" && grep -q 'musl: not installed, skipped' "$work/out"
	good $? "what is not installed is said"
	rm "$work/alone/lessons/13/small"
	timeout 20 "$ulab" lesson --check --programs="$work/alone/lessons" 13 >"$work/out" 2>&1 </dev/null
	[ $? = 1 ] && grep -q 'small: not there: make lessons' "$work/out"
	good $? "a program that is not built is a failure" "$(cat "$work/out")"
}

# ---- what an optimising compiler leaves ----

optimised() {
	local source name

	mkdir -p "$work/optimised"
	cp -r "$build/lessons" "$work/optimised/"
	for source in "$top"/lessons/[0-9]*/*.c; do
		name=$(basename "$(dirname "$source")")
		name=$work/optimised/lessons/${name%%-*}/$(basename "${source%.c}")
		case $source in
		*/02-*/joined.c | */06-*/pie.c) continue ;; # made with other options
		esac
		[ ! -f "$name" ] || "$build/libc/bin/mini-cc" -O2 -fno-pie -I"$top/include" -o "$name" "$source" ||
			fail "$source compiles with -O2"
	done
	if timeout 300 "$ulab" lesson --check --programs="$work/optimised/lessons" >"$work/out" 2>&1 </dev/null; then
		pass
	else
		fail "claims, compiled with -O2" "$(grep -A 3 FAIL "$work/out")"
	fi
}

# A program that cannot be loaded, one that is killed, one that ends at once: no mark is made.
odd_programs() {
	local name

	mkdir -p "$work/odd/01-odd" "$work/odd-programs/01"
	printf '#!/absent/interpreter\n' >"$work/odd-programs/01/script"
	head -c 3000 "$build/lessons/13/small" >"$work/odd-programs/01/cut"
	cp /bin/false "$work/odd-programs/01/false"
	chmod +x "$work"/odd-programs/01/*
	for name in script cut false; do
		printf 'program %s\nbetween "a" and "b"\nexpect no brk\nexpect no faults\nat "a"\n' $name \
			>"$work/odd/01-odd/claims"
		printf 'expect 1 resident page of "a"\nexpect heap free 1\nthroughout\nexpect exit 0\n' \
			>>"$work/odd/01-odd/claims"
		printf 'expect "a" in heap\nexpect number "a" = 1\n' >>"$work/odd/01-odd/claims"
		timeout 30 "$ulab" lesson --check --lessons="$work/odd" --programs="$work/odd-programs" 1 \
			>"$work/out" 2>&1 </dev/null
		[ $? = 1 ] && tail -n 1 "$work/out" | grep -qE '^0 passed, [1-9][0-9]* failed$'
		good $? "claims on $name" "$(cat "$work/out")"
		timeout 30 "$ulab" lesson --lessons="$work/odd" --programs="$work/odd-programs" 1 \
			>"$work/out" 2>&1 </dev/null
		[ $? = 1 ]
		good $? "a lesson on $name" "$(cat "$work/out")"
	done
}

# ---- what a reader types ----

commands() {
	local file command status expected

	for file in "$top"/lessons/[0-9]*/README.md; do
		while IFS= read -r command; do
			expected=$(expr "$command" : '.*# *exit \([0-9]*\)')
			{
				(cd "$top" && timeout 20 bash -c "${command%%  #*}" >"$work/out" 2>"$work/err" \
					</dev/null)
				status=$?
			} 2>/dev/null # bash's word on a signal
			if [ "$status" = "${expected:-0}" ]; then
				pass
			else
				fail "$(basename "$(dirname "$file")"): $command" \
					"exit status $status, not ${expected:-0}" "$(tail -n 3 "$work/err")"
			fi
		done < <(commands_of "$file")
	done
}

questions() {
	if ! command -v script >/dev/null; then
		skip "questions: no script(1)"
		return
	fi
	printf 'three pages\nnone at all\n' | TERM=dumb timeout 60 script -qec "$ulab lesson 13" "$work/typed" >/dev/null
	grep -q 'you said: three pages' "$work/typed"
	good $? "an answer is shown beside the claim"
	grep -q 'you said: none at all' "$work/typed"
	good $? "the second answer, too"
	timeout 60 "$ulab" lesson 13 </dev/null >"$work/out" 2>&1
	good $? "a lesson without a terminal" "$(tail -n 5 "$work/out")"
	! grep -q $'\033' "$work/out"
	good $? "no colour off a terminal"
	timeout 60 "$ulab" lesson --lang=zh 13 </dev/null >"$work/out" 2>&1
	grep -q '132 字节' "$work/out"
	good $? "a lesson in 中文"
}

for part in ${LESSON_PARTS:-wrong_claims errors command_line texts claims alone optimised odd_programs commands questions}; do
	"$part"
done
total
