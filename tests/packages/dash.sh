# dash: a few hundred lines of POSIX shell, answer for answer as the system's; configure scripts.
# shellcheck shell=bash disable=SC2154,SC2086
build() {
	# Debian's patches change Makefile.am: its makefiles are made again.
	command -v automake >/dev/null || { skip "dash: no automake here"; return 1; }
	made configure ./configure CC="$mini" --without-libedit && made make make -j2
}

try() {
	local dash="$tree/src/dash"
	expect ../expected /bin/dash "$here/shell.sh" one "two words"
	same "shell.sh" ../expected $run "$dash" "$here/shell.sh" one "two words"
	rm -rf ../configured && mkdir ../configured
	attempt "runs ed's configure" sh -c "cp -r '$sources/ed/.' ../configured && cd ../configured && $run '$dash' ./configure"
	rm -rf ../configured && mkdir ../configured
	attempt "runs mawk's configure" sh -c "cp -r '$sources/mawk/.' ../configured && cd ../configured &&
		CONFIG_SHELL='$dash' $run '$dash' ./configure"
}
