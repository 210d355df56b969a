# fuzz.sh: ten seconds of libFuzzer (fuzz/run.sh).
# shellcheck shell=bash disable=SC2154

"$here/fuzz/run.sh" "$build" -seconds $((times * 10)) >"$work/output" 2>&1
case $? in
0) pass; cat "$work/output" ;;
77) skip "$(tail -n 1 "$work/output")" ;;
*) fail "fuzz-malloc"; sed 's/^/    /' "$work/output" ;;
esac
