#!/bin/bash
# Bash at work: traps, pipes, background jobs, here documents, co-processes, arrays.
trap 'echo "exit trap $?"' EXIT
trap 'echo usr1' USR1
set -o pipefail
echo "$0 $# ${*@Q} $BASH"
kill -USR1 $$
seq 1000 | grep 7 | sort -rn | head -n 3
false | true
echo "pipefail $?"
declare -A map=([one]=1 [two]=2)
echo "${map[two]} ${!map[*]}" | tr ' ' '\n' | sort
cat <<END
here $((1 << 40))
END
coproc { while read -r line; do echo "co $line"; done; }
echo hello >&"${COPROC[1]}"
read -r answer <&"${COPROC[0]}"
echo "$answer"
eval "exec ${COPROC[1]}>&-"
(sleep 0.1; exit 3) &
wait $!
echo "job $?"
diff <(seq 3) <(seq 4)
{ (ulimit -c 0; kill -SEGV "$BASHPID"); killed=$?; } 2>/dev/null
echo "killed $killed"
f() { local n=$1; ((n == 0)) && return 9; f $((n - 1)); }
f 200
echo "recursion $?"
printf '%s\n' "${@:2}" | while read -r x; do echo "[$x]"; done
exit 11
