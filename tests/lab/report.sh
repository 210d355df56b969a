#!/bin/bash
# tests/lab/report.sh BUILD_DIR ULOAD: ulab report, without a browser: what is in the page.
#
# Reports are made of programs of three kinds and of their saved streams; report/page.py reads the data
# out of the page and counts everything a second time from the stream. browser.sh looks at the page.
set -u

usage='usage: report.sh BUILD_DIR ULOAD'
build=$(realpath "${1:?$usage}") || exit 1
here=$(dirname "$(realpath "$0")")
top=$(realpath "$here/../..")
ulab=${ULAB:-$build/ulab}
. "$here/../score.sh"

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work" || exit 1
page() { timeout 300 python3 "$here/report/page.py" "$@"; }
signals() { timeout 60 python3 "$here/report/interrupt.py" "$@"; }

# is WHAT WANTED PAGE EXPRESSION: of the data `d`.
is() {
	got=$(page get "$3" "$4" 2>&1)
	if [ "$got" = "$2" ]; then pass; else fail "$1" "$4 is $got, not $2"; fi
}

# report STATUS OPTION...: runs ulab report; out and err.
report() {
	wanted=$1
	shift
	timeout 120 "$ulab" report "$@" >out 2>err </dev/null
	status=$?
	if [ $status -eq "$wanted" ]; then pass; else fail "ulab report $*" "status $status, not $wanted" "$(head -n 3 err)"; fi
}

# complains STATUS PATTERN OPTION...: one line on stderr, nothing on stdout.
complains() {
	pattern=$2
	report "$1" "${@:3}"
	if [ ! -s out ] && [ "$(wc -l <err)" -eq 1 ] && grep -q "^ulab: report: .*$pattern" err; then pass
	else fail "ulab report ${*:3}" "stderr: $(head -n 3 err)" "wanted: $pattern"; fi
}

for guest in heap forever; do
	"$top/mini-cc" -O1 -g -I"$top/include" "$here/report/guests/$guest.c" -o $guest &&
		gcc -O1 -g -w -I"$top/include" "$here/report/guests/$guest.c" -o $guest-glibc ||
		{ echo "FAIL $guest does not compile"; echo "0 passed, 1 failed"; exit 1; }
done
gcc -O1 -g -w -static -I"$top/include" "$here/report/guests/heap.c" -o heap-static 2>/dev/null || cp heap heap-static

# ---- the numbers, the page of a program and of its stream ----

# all NAME STATUS PROGRAM...: everything that can be checked of a run.
all() {
	name=$1
	report "$2" -o $name.html --save=$name.ev "${@:3}"
	check "$name: the stream's numbers" page numbers $name.html $name.ev
	check "$name: moments played one after another" page replay $name.html
	check "$name: packed events" page packed $name.html $name.ev
	check "$name: nothing is fetched" page alone $name.html
	report 0 --events=$name.ev -o $name-again.html
	check "$name: saved stream and running program give one page" page same $name.html $name-again.html
}

all mini 3 ./heap 300
all glibc 3 ./heap-glibc 300
all static 3 ./heap-static 300
all children 0 sh -c 'ls /; exec true'
all address 0 --fixed=7 /bin/true
all pagemap 3 --no-perf ./heap 300
all nothing 3 --no-faults ./heap 300
is "nothing touched was asked for" 0 nothing.html 'd["summary"]["faults"]'

is "the way of a load" True mini.html '[k for k in [m["key"] for m in d["moments"]] if k in ("empty", "plan", "step.unmap",
"step.wipe", "step.stack", "row.argc", "step.mm", "step.leave", "entry", "exit")][:9] == ["empty", "plan", "step.unmap",
"step.wipe", "step.stack", "row.argc", "step.wipe", "step.mm", "step.leave"]'
is "nothing at first" "(0, 0, True)" mini.html '(d["moments"][0]["mapped"], d["moments"][0]["resident"], "add" not in d["moments"][0])'
is "marks" "['made', 'a third is free']" mini.html '[name for m, name in d["summary"]["marks"]]'
is "blocks in use at the second mark" 201 mini.html \
	'next(s for s in d["heap"]["snapshots"] if s["moment"] == d["summary"]["marks"][1][0])["totals"]["blocks_used"]'
is "states of the heap" True mini.html 'len(d["heap"]["snapshots"]) > 60 and d["heap"]["kind"] == "libc-mini"'
is "no state of another heap" "('none', 0)" glibc.html '(d["heap"]["kind"], len(d["heap"]["snapshots"]))'
is "the entry point's name" "[0, '.text', '_start']" mini.html 'next(m["where"] for m in d["moments"] if m["key"] == "entry")'
is "text of a call" True mini.html 'any(m.get("c", "").startswith("mmap(0x0, ") for m in d["moments"])'
is "rows point at their strings" True mini.html \
	'all(d["stack"]["rows"][r["to"]]["kind"] == "arg-string" for r in d["stack"]["rows"] if r["kind"] == "argv")'
is "bytes of the file" True mini.html 'd["files"][0]["pieces"][0]["offset"] == 0'
check "they are the file's" python3 - <<END
import base64, gzip, json, subprocess
d = json.loads(subprocess.run(["python3", "$here/report/page.py", "data", "mini.html"], capture_output=True, check=True).stdout)
whole = open("heap", "rb").read()
n = 0
for p in d["files"][0]["pieces"]:
    assert gzip.decompress(base64.b64decode(p["z"])) == whole[p["offset"]:p["offset"] + p["length"]]
    n += p["length"]
assert n >= d["images"][0]["phdrs"][1]["filesz"]
END
is "the interpreter's own image" "['program', 'interpreter']" glibc.html '[i["role"] for i in d["images"]]'
is "what the plot ends with" True mini.html 'd["timeline"]["mapped"][-1] == d["moments"][-1]["mapped"]'

# ---- strings that mean something to a page ----

report 3 -o odd.html --save=odd.ev ./heap 5 '</script><script>alert(1)</script>' $'\xe2\x80\xa8<!--' $'\xff\xfe' '"\'
is "arguments as they were" True odd.html 'd["argv"][2:4] == ["</script><script>alert(1)</script>", "\u2028<!--"]'
if grep -q 'alert(1)</script>' odd.html; then fail "an argument ends an element"; else pass; fi

cp heap 'a<script>"'
report 3 -o named.html './a<script>"' 5
is "… and a program's name" True named.html 'any(a.get("name", "").endswith("a<script>\"") for a in d["areas"])'

# ---- streams of uload's, refusals ----

"$top/uload" --events=load.ev ./heap-glibc 1 >/dev/null
report 0 --events=load.ev -o load.html
check "a load: moments" page replay load.html
is "a load: how many steps" True load.html 'sum(m["key"].startswith("step.") for m in d["moments"]) == sum(v for k, v in d["summary"]["counts"].items() if k.startswith("step."))'
is "a load only" True load.html 'd["load_only"]'
is "no uload at its end" True load.html 'not any("loader" == d["areas"][a]["kind"] for m in d["moments"] for a in m.get("add", []) if not any(a in n.get("del", []) for n in d["moments"]))'

head -c 2000 heap-glibc >short
chmod +x short
report 126 -o short.html ./short
grep -q '^uload: ./short: .*\[' err && [ "$(wc -l <err)" -eq 1 ] && pass || fail "the refusal's own line" "$(cat err)"
"$top/uload" --events=short.ev ./short 2>/dev/null
report 0 --events=short.ev -o short-again.html
is "a refusal" "['empty', 'refusal']" short.html '[m["key"] for m in d["moments"]]'
is "… and from its stream" True short-again.html 'd["refusal"]["stage"] and d["refusal"]["rule"] and d["refusal"]["fields"] is not None'
is "… with the header's bytes" True short.html 'd["refusal"]["header"]["length"] >= 64'
echo 'secret' >secret
sed 's|"file": "./short"|"file": "secret"|' short.ev >other.ev
report 0 --events=other.ev -o other.html
is "… and of no file that a stream only names" "(False, 'secret')" other.html '("header" in d["refusal"], d["refusal"]["file"])'
report 127 -o none.html ./is-not-there
is "nothing there" not-found none.html 'd["refusal"]["rule"]'

# ---- a million events ----

python3 "$here/report/many.py" 1000000 <mini.ev >many.ev
( ulimit -v 1000000; exec timeout 300 "$ulab" report --events=many.ev -o many.html ) 2>err
[ $? -eq 0 ] && pass || fail "a million events within 1 GB" "$(cat err)"
[ "$(stat -c %s many.html)" -lt 20000000 ] && pass || fail "a million events: the page has $(stat -c %s many.html) bytes"
is "a million events: moments" True many.html '1000 < len(d["moments"]) < 5000'
is "… all marks among them" 10 many.html 'len(d["summary"]["marks"])'
is "… the first ones alone" True many.html 'sum(m.get("count", 1) == 1 for m in d["moments"] if m["part"] == "run") >= 300'
is "… others not" True many.html 'sum(m.get("count", 1) == 1 for m in d["moments"] if m["part"] == "run") < 500'
is "… and the load" True many.html 'all("count" not in m for m in d["moments"] if m["part"] == "load")'
is "… points of the plot" True many.html '500 <= len(d["timeline"]["n"]) <= 2000'
check "a million events: the stream's numbers" page numbers many.html many.ev
check "a million events: moments played" page replay many.html
check "a million events: packed" page packed many.html many.ev

# ---- interrupted ----

rm -f stop.html
signals group 1,INT "$ulab" report -o stop.html ./forever 2>err
[ $? -eq 130 ] && pass || fail "Ctrl-C ends the program and makes the report"
is "… with the signal in it" 2 stop.html 'd["summary"]["signal"]'
rm -f stop.html
signals group 1,INT,2,INT "$ulab" report -o stop.html ./forever-glibc deaf 2>err
[ $? -eq 137 ] && pass || fail "a second Ctrl-C kills a deaf program"
grep -q 'another Ctrl-C kills it' err && pass || fail "the word on the second Ctrl-C" "$(cat err)"
is "… and the report is there" True stop.html 'd["interrupted"] and d["summary"]["events"] > 100'
rm -f stop.html
signals alone 1,TERM "$ulab" report -o stop.html ./forever
[ -s stop.html ] && pass || fail "SIGTERM: the report is written"
if pgrep -f "$work/forever" >/dev/null || pgrep -x forever >/dev/null; then fail "a guest still runs"; else pass; fi
ls ./*.html.* >/dev/null 2>&1 && fail "a temporary file stays" || pass

env --default-signal grep '^Sig[BI]' /proc/self/status >wanted-signals
env --default-signal "$ulab" report -o signals.html grep '^Sig[BI]' /proc/self/status >its-signals
cmp -s wanted-signals its-signals && pass || fail "the program's signals are other ones" "$(cat its-signals)"
(ulimit -f 20; report 125 --events=mini.ev -o limited.html)
grep -q 'File too large' err && pass || fail "a limit on the size of files" "$(cat err)"

# ---- what cannot be ----

complains 125 'No space left' -o /dev/full ./heap 5
complains 125 'No such file' -o no/where.html ./heap 5
complains 125 'Is a directory' -o . ./heap 5
complains 125 'where to' ./heap 5
complains 125 'which program' -o x.html
complains 125 'no such option' --bogus -o x.html ./heap
complains 125 'takes no program' --events=mini.ev -o x.html ./heap
complains 125 'No such file' --events=is-not-there -o x.html
complains 125 'holds no event' --events=/dev/null -o x.html
echo nonsense >bad.ev
complains 125 'line 1: no JSON' --events=bad.ev -o x.html
head -c 30000 mini.ev >cut.ev
complains 125 'no JSON' --events=cut.ev -o x.html
echo '{"event": "plan", "schema": 99}' >new.ev
complains 125 'schema' --events=new.ev -o x.html
echo '{"event": "resident", "address": "0x1000", "length": 9000000000000000000}' >huge.ev
complains 125 'more pages' --events=huge.ev -o x.html
echo '{"event": "resident", "address": "0xffffffffffffff00", "length": 64}' >last.ev
complains 125 'last address' --events=last.ev -o x.html
echo '{"event": "fault", "address": "0xfffffffffffff010"}' >last.ev
complains 125 'last address' --events=last.ev -o x.html
complains 125 'line 1: longer than' --events=/dev/zero -o x.html
[ -e x.html ] && fail "a page although nothing could be made" || pass
echo '{"event": "call", "call": "munmap", "address": "0xfffffffffffff000", "length": 8192, "errno": 22}' >inval.ev
report 0 --events=inval.ev -o inval.html # a program may ask for anything
cp mini.html keep.html
report 125 --events=bad.ev -o keep.html
cmp -s mini.html keep.html && pass || fail "a page that was there is lost"
ln -s keep.html link.html
report 0 --events=load.ev -o link.html
[ -L link.html ] && page same load.html keep.html && pass || fail "a link is followed"
(umask 027; report 0 --events=load.ev -o mode.html)
[ "$(stat -c %a mode.html)" = 640 ] && pass || fail "mode of the page: $(stat -c %a mode.html)"
report 0 --help
[ "$(head -c 18 out)" = "usage: ulab report" ] && pass || fail "--help"
"$ulab" report --events=- -o stdin.html <mini.ev && check "a stream from stdin" page same stdin.html mini-again.html

# ---- as an ordinary user ----

if [ "$(id -u)" -eq 0 ]; then
	mkdir user
	chown 65534:65534 user
	ordinary() { setpriv --reuid 65534 --regid 65534 --clear-groups --inh-caps=-all --bounding-set=-all "$@"; }
	ordinary timeout 60 "$ulab" report -o user/r.html --save=user/r.ev ./heap 300 2>err
	[ $? -eq 3 ] && pass || fail "as an ordinary user" "$(cat err)"
	check "ordinary user: numbers" page numbers user/r.html user/r.ev
	check "ordinary user: moments" page replay user/r.html
	ordinary timeout 60 "$ulab" report -o /r.html ./heap 5 2>err
	[ $? -eq 125 ] && grep -q 'Permission denied' err && pass || fail "no right to write there" "$(cat err)"
else
	skip "as an ordinary user: this is one"
fi

total
