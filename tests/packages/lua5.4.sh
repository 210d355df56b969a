# Lua: the interpreter with POSIX's functions, and the checks of lua5.4.lua. LUA_TESTS=FOLDER adds
# Lua's own test suite (lua-5.4.4-tests, not in Debian's package).
# shellcheck shell=bash disable=SC2154,SC2086,SC2046,SC2016
build() {
	echo '#define DEB_HOST_MULTIARCH "none"' >src/lua5.4-deb-multiarch.h   # as debian/rules does
	made compile "$mini" -O2 -std=gnu99 -DLUA_COMPAT_5_3 -DLUA_USE_POSIX -o lua \
		$(echo src/*.c | sed 's| src/luac.c||') -lm &&
	made "compile luac" "$mini" -O2 -std=gnu99 -DLUA_COMPAT_5_3 -DLUA_USE_POSIX -o luac \
		$(echo src/*.c | sed 's| src/lua.c||') -lm
}

try() {
	attempt "its checks" $run ./lua "$here/lua5.4.lua"
	attempt "luac" $run ./luac -o "$work/checks.luac" "$here/lua5.4.lua"
	attempt "what luac made" $run ./lua "$work/checks.luac"
	if [ -d "${LUA_TESTS:-/none}" ]; then
		rm -rf "$work/tests" && cp -r "$LUA_TESTS" "$work/tests" && cd "$work/tests" &&
			attempt "its own test suite" $run "$tree/lua" -e "_U=true" all.lua
		cd "$tree" || return
	fi
}
