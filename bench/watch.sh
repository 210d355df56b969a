#!/bin/sh
# bench/watch.sh BUILD_DIR ULOAD: what it costs a program to be watched.
#
# Each program is run by itself and watched in several ways in turn, all pinned to one CPU, watcher
# included; per way, the median of the ratios to the plain run of the same round counts, so that what
# slows the machine for a while slows both. ulab watch writes its lines to a file, strace (if it is
# installed) the same calls. The first row compares the plain run with itself: what it says beside
# 1.00 is the error of the others. ROUNDS in the environment (11).
set -eu

usage='usage: watch.sh BUILD_DIR ULOAD'
build=$(realpath "${1:?$usage}")
uload=$(realpath "${2:?$usage}")
here=$(dirname "$(realpath "$0")")
ulab=$build/ulab
[ -x "$ulab" ] || { echo "bench-watch: make ulab first" >&2; exit 1; }
exec python3 - "$ulab" "$uload" "$build" "$here" "${ROUNDS:-11}" <<'PYTHON'
import os, platform, shutil, statistics, subprocess, sys, tempfile, time

ulab, uload, build, here, rounds = sys.argv[1:5] + [int(sys.argv[5])]
room = tempfile.mkdtemp()
null = open(os.devnull, "r+b")
os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def guest():
    """Allocates 2 million small blocks, in waves: malloc-heavy, few system calls."""
    source, program = f"{room}/waves.c", f"{room}/waves"
    with open(source, "w", encoding="utf-8") as text:
        text.write("""
#include <stdlib.h>
static void *volatile keep[20000];
int main(void)
{
	for (int wave = 0; wave < 100; wave++) {
		for (int i = 0; i < 20000; i++)
			keep[i] = malloc((size_t)(16 + (i * 7 + wave) % 500));
		for (int i = 0; i < 20000; i++)
			free(keep[i]);
	}
	return 0;
}
""")
    compiler = f"{build}/libc/bin/mini-cc"
    if subprocess.run([compiler, "-O2", source, "-o", program]).returncode:
        sys.exit("bench-watch: mini-cc cannot build waves.c")
    return [program]


def ways(heap):
    out = f"{room}/out"
    yield "plain, again", []
    yield "ulab watch --no-faults" + (" --no-heap" if heap else ""), [
        ulab, "watch", "--no-faults", "--no-heap", "-o", out]
    yield "ulab watch" + (" --no-heap" if heap else ""), [ulab, "watch", "--no-heap", "-o", out]
    yield "ulab watch --no-perf" + (" --no-heap" if heap else ""), [
        ulab, "watch", "--no-perf", "--no-heap", "-o", out]
    if heap:
        yield "ulab watch --no-faults", [ulab, "watch", "--no-faults", "-o", out]
        yield "ulab watch", [ulab, "watch", "-o", out]
    yield "ulab watch --no-faults --events" + (" --no-heap" if heap else ""), [
        ulab, "watch", "--no-faults", "--no-heap", "-o", out, f"--events={room}/events"]
    if shutil.which("strace"):
        yield "strace -e trace=memory", ["strace", "-o", out, "-e", "trace=memory"]
        yield "strace --seccomp-bpf -f, the same", [
            "strace", "-o", out, "--seccomp-bpf", "-f", "-e", "trace=memory"]


def run(command):
    start = time.perf_counter()
    done = subprocess.run(command, stdin=null, stdout=null, stderr=null)
    seconds = time.perf_counter() - start
    if done.returncode:
        print(f"bench-watch: status {done.returncode}: {' '.join(command)}", file=sys.stderr)
    return seconds


def measure(title, program, heap):
    table = list(ways(heap))
    ratio = {name: [] for name, _ in table}
    plain = []
    run(program)
    for _ in range(rounds):
        for name, before in table:
            one = run(program)
            ratio[name].append(run(before + program) / one)
            plain.append(one)
    print(f"\n{title}: {statistics.median(plain) * 1000:.0f} ms\n")
    print(f"  {'':46} {'ratio':>6}   {'quartiles':>13}")
    for name, _ in table:
        low, middle, high = statistics.quantiles(ratio[name], n=4)
        print(f"  {name:46} {middle:6.2f}   {low:6.2f} {high:6.2f}", flush=True)


try:
    print(f"ulab watch, {platform.release()}, {os.cpu_count()} CPUs, one used; {rounds} rounds")
    python = sys.executable if not os.path.exists("/usr/bin/python3") else "/usr/bin/python3"
    measure("a python list of 3 million", [python, "-c", "x=list(range(3000000))"], False)
    measure("2 million malloc calls on libc-mini", guest(), True)
finally:
    shutil.rmtree(room)
PYTHON
