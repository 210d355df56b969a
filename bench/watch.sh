#!/bin/sh
# bench/watch.sh BUILD_DIR ULOAD: what it costs a program to be watched.
#
# Each program is run by itself and watched in several ways in turn, all pinned to one CPU, watcher
# included; per way, the median of the ratios to the plain run of the same round counts, so that what
# slows the machine for a while slows both. "time" is by the clock, "CPU" what program and watcher
# together use of the processor, which other load disturbs less. ulab watch writes its lines to a
# file, strace (if it is installed) the same calls. The first row compares the plain run with itself:
# what it says beside 1.00 is the error of the others. ROUNDS in the environment (11).
set -eu

usage='usage: watch.sh BUILD_DIR ULOAD'
build=$(realpath "${1:?$usage}")
uload=$(realpath "${2:?$usage}")
here=$(dirname "$(realpath "$0")")
ulab=$build/ulab
[ -x "$ulab" ] || { echo "bench-watch: make ulab first" >&2; exit 1; }
exec python3 - "$ulab" "$uload" "$build" "$here" "${ROUNDS:-11}" <<'PYTHON'
import os, platform, resource, shutil, statistics, subprocess, sys, tempfile, time

ulab, uload, build, here, rounds = sys.argv[1:5] + [int(sys.argv[5])]
room = tempfile.mkdtemp()
ulab, uload = (shutil.copy(os.path.realpath(f), f"{room}/{name}") for f, name in
               ((ulab, "ulab"), (uload, "uload")))  # make may put new ones in their place
null = open(os.devnull, "r+b")
os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


SOURCES = {
    # waves of small blocks: malloc-heavy, few system calls
    "waves": """
#include <stdlib.h>
static void *volatile keep[20000];
int main(int argc, char **argv)
{
	for (int wave = argc > 1 ? atoi(argv[1]) : 0; wave > 0; wave--) {
		for (int i = 0; i < 20000; i++)
			keep[i] = malloc((size_t)(16 + (i * 7 + wave) % 500));
		for (int i = 0; i < 20000; i++)
			free(keep[i]);
	}
	return 0;
}
""",
    # nothing but system calls on memory
    "maps": """
#include <sys/mman.h>
int main(void)
{
	for (int i = 0; i < 10000; i++)
		munmap(mmap(0, 65536, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), 65536);
	return 0;
}
"""}


def guest(name):
    source, program = f"{room}/{name}.c", f"{room}/{name}"
    with open(source, "w", encoding="utf-8") as text:
        text.write(SOURCES[name])
    if subprocess.run([f"{build}/libc/bin/mini-cc", "-O2", source, "-o", program]).returncode:
        sys.exit(f"bench-watch: mini-cc cannot build {name}.c")
    return program


OUT = f"{room}/out"
WATCH = [ulab, "watch", "-o", OUT]
CALLS = [("plain, again", []), ("ulab watch --no-faults", WATCH + ["--no-faults", "--no-heap"]),
         ("  with --events", WATCH + ["--no-faults", "--no-heap", f"--events={room}/events"])]
FAULTS = [("ulab watch", WATCH + ["--no-heap"]),
          ("ulab watch --no-perf", WATCH + ["--no-heap", "--no-perf"])]
HEAP = [("plain, again", []), ("ulab watch --no-faults, each malloc", WATCH + ["--no-faults"]),
        ("ulab watch, each malloc", WATCH)]
STRACE = [("strace -e trace=memory", ["strace", "-o", OUT, "-e", "trace=memory"]),
          ("strace --seccomp-bpf -f", ["strace", "-o", OUT, "--seccomp-bpf", "-f", "-e", "trace=memory"])]


def run(command):
    """Seconds by the clock, and of the processor (its children's, which were waited for, too)."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, stdin=null, stdout=null, stderr=null)
    seconds, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        print(f"bench-watch: status {done.returncode}: {' '.join(command)}", file=sys.stderr)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, max(cpu, 1e-5)


def measure(title, program, table):
    ratio = {name: ([], []) for name, _ in table}
    plain = []
    run(program)
    for _ in range(rounds):
        for name, before in table:
            one = run(program)
            other = run(before + program)
            plain.append(one[0])
            for i in (0, 1):
                ratio[name][i].append(other[i] / one[i])
    print(f"\n{title}: {statistics.median(plain) * 1000:.0f} ms\n")
    print(f"  {'':38} {'CPU':>6} {'quartiles':>13}   {'time':>6} {'quartiles':>13}")
    for name, _ in table:
        cells = ""
        for values in reversed(ratio[name]):
            low, middle, high = statistics.quantiles(values, n=4)
            cells += f" {middle:6.2f} {low:6.2f} {high:6.2f}  "
        print(f"  {name:38}{cells.rstrip()}", flush=True)


try:
    print(f"ulab watch, {platform.release()}, {os.cpu_count()} CPUs, one used; {rounds} rounds")
    python = sys.executable if not os.path.exists("/usr/bin/python3") else "/usr/bin/python3"
    strace = STRACE if shutil.which("strace") else []
    waves = guest("waves")
    measure("a python list of 3 million", [python, "-c", "x=list(range(3000000))"], CALLS + FAULTS + strace)
    measure("4 million calls of malloc and free on libc-mini", [waves, "100"], CALLS + FAULTS + strace)
    measure("80 thousand of them", [waves, "2"], HEAP)
    measure("20 thousand calls of mmap and munmap", [guest("maps")], CALLS + strace)
finally:
    shutil.rmtree(room)
PYTHON
