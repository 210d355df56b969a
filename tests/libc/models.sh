#!/bin/sh
# models.sh BUILD_DIR ULOAD: random operations against something that cannot be wrong in the same way:
# streams beside a model that has no buffers, regular expressions beside glibc's and musl's.
#
#   SEEDS=N   how many seeds of streams for each kind of stream (300)
set -u

usage="usage: models.sh BUILD_DIR ULOAD"
build=$(realpath "${1:?$usage}") || exit 1
uload=$(realpath "${2:?$usage}") || exit 1
here=$(dirname "$(realpath "$0")")
work=$build/tests/models
mkdir -p "$work"
# shellcheck source=../score.sh
. "$here/../score.sh"
cd "$work" || exit 1

check "the model of streams compiles" "$build/../mini-cc" -O1 -g -o model "$here/stdio-model.c"
check "streams" ./model "${SEEDS:-300}"
check "streams under uload" "$uload" ./model 50
check "regular expressions" "$here/regex-differential.sh" "$build" "$uload" 5000 7
total
