#!/bin/bash
# tests/programs/run.sh BUILD_DIR ULOAD: real programs behave under uload as under execve.
#
# Every case is a line for dash (which, unlike bash, puts no name of the command into the
# environment) that is run twice in the same empty directory: with $U empty, so that the
# kernel loads the program, and with $U = uload. Exit status (or signal), stdout and stderr
# must agree; where native runs already differ, only the status is compared.
# The cases:
#   sweep    programs of /usr/bin with --version and --help; those of the file `skip` are
#            left out
#   guests   every shape that build.sh compiles
#   jobs     the table `jobs`: real work
# Cases run as root and as an unprivileged user, with and without address randomisation.
#
#   PROGRAMS_COUNT=N    how many programs to sweep (240, spread evenly over /usr/bin)
#   PROGRAMS_ALL=1      sweep all of them
#   PROGRAMS_ONLY=REGEX only cases whose name matches; also shows each result
#   JOBS=N              cases run at a time (2)
set -u

usage="usage: run.sh BUILD_DIR ULOAD"
build=$(realpath "${1:?$usage}") || exit 1
uload=$(realpath "${2:?$usage}") || exit 1
here=$(dirname "$(realpath "$0")")
count=${PROGRAMS_COUNT:-240}
sweep_limit=10                  # seconds
job_limit=60
unprivileged='setpriv --reuid 65534 --regid 65534 --clear-groups --inh-caps=-all --bounding-set=-all'
path=/usr/bin:/bin:/usr/sbin:/sbin
clean="env -i PATH=$path LC_ALL=C TERM=dumb COLUMNS=80 TZ=UTC"

# ---- one case --------------------------------------------------------------------------

# run_once LABEL U: the case's command, in an empty directory; results in $dir/LABEL.*
# Uses the case's variables: dir, setting, limit, command.
run_once() {
	local as=() home=$dir/home

	rm -rf "$home"
	mkdir "$home"
	case $setting in
	*nobody*) as+=("${as_nobody[@]}"); [ "${#as_nobody[@]}" = 0 ] || chown 65534:65534 "$home" ;;
	esac
	case $setting in
	*fixed*) as+=(setarch -R) ;;
	esac
	(
		cd "$home" || exit 1
		# shellcheck disable=SC2086  # clean is a list of words
		exec timeout -k 2 "$limit" "${as[@]}" $clean HOME="$home" \
			dash -c "U=$2 G=$work/guests S=$work/scripts; $command"
	) </dev/null >"$dir/$1.out" 2>"$dir/$1.err"
	echo "$?" >"$dir/$1.status"
	if ! exe_link_possible; then
		sed -i '/^\/proc\/self\/exe = /d' "$dir/$1.out"
	fi
}

# exe_link_possible: whether a process of this setting may change its /proc/self/exe at all;
# in many containers and in a chroot none may, and uload leaves the link alone.
exe_link_possible() {
	case $setting in
	*nobody*) [ "$exe_link_nobody" ] ;;
	*) [ "$exe_link_root" ] ;;
	esac
}

# same A B PARTS...: whether two runs agree in these parts.
same() {
	local a=$1 b=$2 part

	shift 2
	for part; do
		cmp -s "$dir/$a.$part" "$dir/$b.$part" || return 1
	done
}

# native_wavers: whether one of a few more native runs differs from the first.
native_wavers() {
	local i

	for i in 1 2 3 4; do
		run_once "again$i" ''
		same native "again$i" status out err || return 0
	done
	return 1
}

# show_difference: what a failed case looks like, a few lines of each part.
show_difference() {
	local part

	for part in status out err; do
		diff -a -U 0 --label execve --label uload "$dir/native.$part" "$dir/uload.$part" |
			sed -n "3,12s/^/    $part: /p" | cut -c 1-200
	done
}

# needs_met LIST: whether every command or path of a comma-separated list is there; the
# word exe-link stands for being able to set /proc/self/exe.
needs_met() {
	local need

	for need in ${1//,/ }; do
		if [ "$need" = exe-link ]; then
			exe_link_possible || return 1
			continue
		fi
		[ "$need" = - ] || PATH=$path command -v "$need" >/dev/null || [ -e "$need" ] || return 1
	done
}

# run_case LINE: one case, NAME|SETTING|LIMIT|NEEDS|COMMAND; its result goes to a file.
run_case() {
	local name setting limit needs command dir result

	IFS='|' read -r name setting limit needs command <<<"$1"
	dir=$work/cases/$name.${setting// /-}
	result=$work/results/$name.${setting// /-}
	if ! needs_met "$needs"; then
		echo "SKIP $name: needs $needs" >"$result"
		return
	fi
	mkdir -p "$dir"
	chmod 755 "$dir"
	run_once native ''
	run_once uload "$work/uload"
	if same native uload status out err && [ "$(<"$dir/native.status")" = 124 ]; then
		echo "PASS $name ($setting): alike until stopped after $limit s" >"$result"
	elif same native uload status out err; then
		echo "PASS $name ($setting)" >"$result"
	elif native_wavers && same native uload status; then
		echo "PASS $name ($setting): status only, native runs differ" >"$result"
	else
		{
			echo "FAIL $name ($setting): $command"
			show_difference
		} >"$result"
	fi
	[ -z "${PROGRAMS_ONLY:-}" ] || cat "$result"
	rm -rf "$dir"
}

# ---- the cases -------------------------------------------------------------------------

# skipped NAME: whether the file `skip` names this program.
skipped() {
	local pattern

	for pattern in "${skip[@]}"; do
		# shellcheck disable=SC2254  # pattern is a glob
		case $1 in $pattern) return 0 ;; esac
	done
	return 1
}

# sweep_cases: the programs of /usr/bin, spread evenly, under rotating settings.
sweep_cases() {
	local all=() file total i
	local settings=('root' 'nobody' 'nobody fixed' 'root fixed')

	mapfile -t skip < <(sed -n 's/^\([^# ][^ ]*\).*/\1/p' "$here/skip")
	for file in /usr/bin/*; do
		if [ -f "$file" ] && [ -x "$file" ] && ! skipped "${file##*/}"; then
			all+=("$file")
		fi
	done
	total=${#all[@]}
	[ -n "${PROGRAMS_ALL:-}" ] || [ "$count" -gt "$total" ] && count=$total
	for ((i = 0; i < count; i++)); do
		file=${all[i * total / count]}
		echo "sweep-${file##*/}-version|${settings[i % 4]}|$sweep_limit|-|\$U $file --version"
		echo "sweep-${file##*/}-help|${settings[(i + 1) % 4]}|$sweep_limit|-|\$U $file --help"
	done
}

# settings_of WORD: the settings that a word of the table `jobs` stands for.
settings_of() {
	case $1 in
	all) printf '%s\n' root nobody 'root fixed' 'nobody fixed' ;;
	both) printf '%s\n' root nobody ;;
	one) printf '%s\n' root ;;
	fixed) printf '%s\n' 'root fixed' 'nobody fixed' ;;
	*) echo "jobs: unknown setting $1" >&2 && exit 1 ;;
	esac
}

guest_cases() {
	local guest setting

	for guest in "$work"/guests/*; do
		settings_of all | while read -r setting; do
			echo "guest-${guest##*/}|$setting|$job_limit|-|\$U $guest one 'two words' ''"
		done
	done
}

job_cases() {
	local name word needs command setting

	grep -v '^#' "$here/jobs" | while read -r name word needs command; do
		[ -n "$name" ] || continue
		settings_of "$word" | while read -r setting; do
			echo "$name|$setting|$job_limit|$needs|$command"
		done
	done
}

# ---- the suite -------------------------------------------------------------------------

# prepare: a world-readable folder with uload, the guests and the scripts, because the
# checkout may lie where an unprivileged user cannot look.
prepare() {
	local guest

	work=$(mktemp -d "${TMPDIR:-/tmp}/uload-programs.XXXXXX") || exit 1
	trap 'rm -rf "$work"' EXIT
	chmod 755 "$work"
	mkdir "$work/cases" "$work/results" "$work/guests"
	cp "$uload" "$work/uload"
	cp -r "$here/scripts" "$work/scripts"
	bash "$here/build.sh" "$build"
	for guest in "$build"/tests/programs/*-*; do
		[ -x "$guest" ] && [ -f "$guest" ] && cp "$guest" "$work/guests/"
	done
	chmod -R a+rX "$work"
	as_nobody=()
	if [ "$(id -u)" = 0 ]; then
		read -ra as_nobody <<<"$unprivileged"
		if [ "$("${as_nobody[@]}" setarch -R id -u)" != 65534 ]; then
			echo "FAIL cannot become an unprivileged user with setpriv and setarch"
			echo "0 passed, 1 failed"
			exit 1
		fi
	else
		echo "not root: the unprivileged cases run as $(id -un), those as root too"
	fi
}

# probe_exe_link: sets exe_link_root and exe_link_nobody, not asking uload itself.
probe_exe_link() {
	local admin=$(((1 << 21) | (1 << 40)))          # CAP_SYS_ADMIN, CAP_CHECKPOINT_RESTORE

	exe_link_root=yes exe_link_nobody=yes
	"${as_nobody[@]}" unshare -U true 2>/dev/null || exe_link_nobody=
	if [ $((0x$(sed -n 's/^CapEff:[[:space:]]*//p' /proc/self/status) & admin)) = 0 ]; then
		unshare -U true 2>/dev/null || exe_link_root=
	fi
	if [ -z "$exe_link_root$exe_link_nobody" ]; then
		echo "nobody may set /proc/self/exe here: it is not compared"
	elif [ -z "$exe_link_nobody" ]; then
		echo "only root may set /proc/self/exe here: it is not compared for other users"
	fi
}

report() {
	local passed failed skipped unsteady stopped

	cd "$work/results" || exit 1
	find . -type f -exec cat {} + >"$work/all"
	sort "$work/all" | grep '^SKIP' | uniq
	grep -E -h '^(FAIL|    )' "$work/all"
	passed=$(grep -c '^PASS' "$work/all")
	failed=$(grep -c '^FAIL' "$work/all")
	skipped=$(grep -c '^SKIP' "$work/all")
	unsteady=$(grep -c 'status only' "$work/all")
	stopped=$(grep -c 'alike until stopped' "$work/all")
	if [ "$((passed + failed + skipped))" != "$(wc -l <"$work/list")" ]; then
		echo "FAIL some cases left no result: $(wc -l <"$work/list") were to be run"
		failed=$((failed + 1))
	fi
	echo "in $unsteady cases native runs differ among themselves: only the exit status was compared"
	echo "in $stopped cases both ran into the time limit"
	echo "$passed passed, $failed failed, $skipped skipped"
	[ "$failed" = 0 ]
}

prepare
probe_exe_link
{ job_cases; guest_cases; sweep_cases; } | grep -E "^${PROGRAMS_ONLY:-}" >"$work/list"
declare -p as_nobody work clean path exe_link_root exe_link_nobody >"$work/settings"
export -f run_case run_once native_wavers same show_difference needs_met exe_link_possible
export work
# shellcheck disable=SC2016  # $0 and $work are for the inner bash
tr '\n' '\0' <"$work/list" |
	xargs -0 -n 1 -P "${JOBS:-2}" bash -c '. "$work/settings"; run_case "$0"'
report
