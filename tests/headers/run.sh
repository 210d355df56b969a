#!/bin/sh
# tests/headers/run.sh BUILD_DIR ULOAD: libelf and image.c read every program of this machine alike.
# A count below 100 would mean that nothing was compared. The last line is "N passed, N failed".
set -u

build=${1:?usage: run.sh BUILD_DIR ULOAD}
total=$(find /usr/bin /usr/sbin /usr/lib/x86_64-linux-gnu -maxdepth 1 -type f \
	-exec "$build/tests/headers" {} + | awk '
	/^FAIL/ { print > "/dev/stderr" }
	/passed/ { passed += $1; failed += $3 }
	END { if (passed < 100) failed++; print passed " passed, " failed + 0 " failed" }')
echo "$total"
case $total in *', 0 failed') exit 0 ;; *) exit 1 ;; esac
