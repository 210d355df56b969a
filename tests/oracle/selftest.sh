#!/bin/bash
# Does the oracle see what it should see? Native against native must be equal; a "loader" which
# changes one thing must be caught by the key that stands beside it here.
#
#	tests/oracle/selftest.sh BUILD_DIR
set -eu

here=$(cd "$(dirname "$0")" && pwd)
build=$(realpath -m "$1")
passed=0 failed=0

# key that must differ, what the wrong loader does before it executes the program
wrong='stack.argv.0              set -- -a wrong "$@"
stack.envp.count          export MORE=1
attr.umask                umask 000
fd.5                      exec 5</dev/null
fd.next                   exec 3</dev/null
sigaction.10              trap "" USR1
rlimit.7                  ulimit -S -n 77
attr.cwd                  cd /
stack.argc                set -- "$1" one
children.faults           /bin/true
attr.nice                 set -- nice -n 3 "$@"
attr.personality          set -- setarch --whole-seconds "$@"'

verdict()
{
	if [ "$1" = 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAIL oracle selftest: $2"
	fi
}

caught()
{
	ORACLE_VERBOSE=1 ORACLE_ONLY='exec/plain/*/random' "$here/run.sh" "$build" "$build/wrong" \
		| grep "^	$1: " > "$build/caught"
}

mkdir -p "$build"
ORACLE_QUICK=1 "$here/run.sh" "$build" native > "$build/native" && status=0 || status=$?
verdict $status "native runs differ from native runs: $(head -1 "$build/native")"
while read -r key change; do
	printf '#!/bin/bash\nshift\n%s\nexec "$@"\n' "$change" > "$build/wrong"
	chmod +x "$build/wrong"
	caught "$key" && status=0 || status=$?
	verdict $status "$key not seen after: $change"
done <<< "$wrong"

echo "$passed passed, $failed failed"
[ $failed = 0 ]
