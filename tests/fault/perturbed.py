"""perturbed.py ULOAD PROGRAM: under each fault, exactly what it promises is different at the entry point.

PROGRAM (inspect.c) prints the state it is entered in. It is run with --fixed without a fault and with
each one; what differs must be what the table below says, and the new values those that it says.
Last line: "N passed, N failed".
"""
import json
import re
import signal
import subprocess
import sys

uload, program = sys.argv[1:3]
PAGE = 4096
passed = failed = 0


def check(what, good, more=""):
    global passed, failed
    if good:
        passed += 1
    else:
        failed += 1
        print(f"FAIL {what}: {more}")


def run(spec, *options):
    fault = [f"--fault={spec}"] if spec else []
    return subprocess.run([uload, "--fixed", *options, *fault, program, "a", "b"], env={"A": "1"},
                          stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=20)


def dump(spec):
    r = run(spec)
    state = dict(line.split(" ", 1) for line in r.stdout.splitlines() if " " in line)
    return r, state


signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})  # whoever sets all registers could lose it
clean_run, clean = dump(None)
check("without a fault it runs", clean_run.returncode == 42, clean_run.stderr)


def differences(state):
    keys = set(clean) | set(state)
    return {k for k in keys if clean.get(k) != state.get(k)}


def n(state, key):
    return int(state[key], 16)


# What moves when the tables or strings above sp get another size.
MOVED = r"rsp|argv\.0|auxv\.(15|25|31)|map\.0x7ff.*"
# uload's page with the frame that rt_sigreturn(2) read.
KEPT = r"map\.0x10000000000"
FLAGS = r"rflags"  # 0x246 by the vDSO, 0x202 by the frame
GENERAL = "rax rbx rcx rsi rdi rbp r8 r9 r10 r11 r12 r13 r14 r15".split()
DATA = ".*rw-p " + program
size = lambda text: int(text, 16)


def junk(s):
    values = {s[r] for r in GENERAL}
    return len(values) == 14 and all(v.startswith("0xa5a5a5a5a5a5a5") for v in values) \
        and s["rdx"] == "0x0" and s["rflags"] == "0xad7" and s["xmm"] == "a5"


def zero(s):
    return all(s[r] == "0x0" for r in GENERAL + ["rdx"]) and s["rflags"] == "0x202"


def kept(s):
    return s["map.0x10000000000"].split() == ["0x10000001000", "r-xp"]


def order(s):
    return s["auxv.order"].split()


def gone(*types):
    return lambda s: [t for t in order(clean) if t not in types] == order(s)


def absent(*types):
    keys = "|".join(types)
    return (MOVED + rf"|auxv\.order|auxv\.({keys})|auxv.end", gone(*types))


def is_(key, value):
    return lambda s: s[key] == hex(value)


def rights(wanted, had):
    """Mappings of the program that had `had` have `wanted`; and there is one."""
    def test(s):
        mine = [k for k, v in clean.items() if k.startswith("map.") and v.split()[1] == had
                and v.split()[2:] == [program]]
        found = {}
        for k, v in s.items():
            if k.startswith("map."):
                found[int(k[4:], 16)] = (int(v.split()[0], 16), v.split()[1])
        def at(address):
            return next((p for start, (end, p) in found.items() if start <= address < end), None)
        return mine and all(at(int(k[4:], 16)) == wanted for k in mine)
    return test


# fault: (keys that may differ and one of which does, test of the new state)
TABLE = {
    "registers-junk": ("|".join(GENERAL + [FLAGS, "xmm", KEPT]), lambda s: junk(s) and kept(s)),
    "registers-zero": (FLAGS + "|rcx|rsi|rdi|r11|" + KEPT, lambda s: zero(s) and kept(s)),
    "stack-junk": ("below", lambda s: s["below"] == "a5"),
    "sp-page-start": (MOVED, lambda s: n(s, "rsp") % PAGE == 0),
    "sp-page-end": (MOVED, lambda s: n(s, "rsp") % PAGE == PAGE - 16),
    "at-random-split": (MOVED, lambda s: n(s, "auxv.25") % PAGE > PAGE - 16 and n(s, "rsp") % 16 == 0),
    "stack-gap": (MOVED, lambda s: n(clean, "auxv.15") - n(s, "auxv.15") == 65536
                  and s["argv.0"] == clean["argv.0"]),
    "stack-shift": (MOVED, lambda s: all(n(clean, k) - n(s, k) == 65536
                    for k in ("rsp", "argv.0", "auxv.15", "auxv.31"))),
    "auxv-shuffled": (r"auxv\.order|auxv.end", lambda s: sorted(order(s)) == sorted(order(clean))
                      and order(s) != order(clean)),
    "auxv-unknown": (MOVED + r"|auxv\.(order|1|4711|2147483429)|auxv.end",
                     lambda s: order(s)[0] == "1" and order(s)[-1] == "2147483429" and "4711" in order(s)
                     and [t for t in order(s) if t not in ("1", "4711", "2147483429")] == order(clean)),
    "auxv-old": absent("51", "26", "27", "28", "29", "30"),
    "no-vdso": absent("33"),
    "argc-0": (MOVED + r"|argc|argv\.(hash|end)", lambda s: s["argc"] == "0x0" and s["argv.end"] == "0x0"),
    "many-args": (MOVED + r"|argc|argv\.hash|brk|map.*", lambda s: n(s, "argc") == 4003),
    "no-env": (MOVED + r"|envc|envp\.hash", lambda s: s["envc"] == "0x0" and s["envp.end"] == "0x0"),
    "many-env": (MOVED + r"|envc|envp\.hash", lambda s: n(s, "envc") == 4001),
    "moved-brk": ("brk", lambda s: n(s, "brk") - n(clean, "brk") == 1 << 42),
    "moved-vdso": (r"auxv\.33|map\..*", lambda s: 1 << 44 <= n(s, "auxv.33") < (1 << 44) + (1 << 20)
                   and s["map." + s["auxv.33"]].endswith("[vdso]")),
    "segments-exec": (r"map\..*", rights("rwxp", "rw-p")),
    "bss-fill": (r"bss\.(tail|rest)", lambda s: s["bss.tail"] == s["bss.rest"] == "a5"
                 and s["bss.behind"] == "zero"),
    "bss-tail-fill": (r"bss\.tail", lambda s: s["bss.tail"] == "a5"),
    "bss-tail-file": (r"bss\.tail", lambda s: s["bss.tail"] == "mixed"),
    "text-writable": (r"map\..*", rights("rwxp", "r-xp")),
    "rodata-writable": (r"map\..*", rights("rw-p", "r--p")),
    "stack-exec": (r"map\.0x7ff.*", lambda s: any(v.endswith("rwxp [stack]") for v in s.values())),
    "sp-misaligned": ("rsp", lambda s: n(clean, "rsp") - n(s, "rsp") == 8),
    "direction-flag": (FLAGS + "|" + KEPT, lambda s: s["rflags"] == "0x602" and kept(s)),
    "rdx-junk": ("rdx|" + FLAGS + "|" + KEPT, lambda s: s["rdx"] == "0xa5a5a5a5a5a5a50c" and zero({**s, "rdx": "0x0"})),
    "argv-no-null": (r"argv\.end", is_("argv.end", 0xa5a5a5a5a5a5a5a5)),
    "envp-no-null": (r"envp\.end", is_("envp.end", 0xa5a5a5a5a5a5a5a5)),
    "no-at-phdr": absent("3"), "no-at-phent": absent("4"), "no-at-phnum": absent("5"),
    "no-at-pagesz": absent("6"), "no-at-base": absent("7"), "no-at-entry": absent("9"),
    "no-at-secure": absent("23"), "no-at-ids": absent("11", "12", "13", "14"),
    "no-at-platform": absent("15"), "no-at-hwcap": absent("16"),
    "no-at-random": (absent("25")[0] + r"|random\..", gone("25")),
    "no-at-execfn": (absent("31")[0] + "|execfn", gone("31")),
    "wrong-at-phdr": (r"auxv\.3", is_("auxv.3", 64)), "wrong-at-phent": (r"auxv\.4", is_("auxv.4", 32)),
    "wrong-at-phnum": (r"auxv\.5", is_("auxv.5", 1)), "wrong-at-pagesz": (r"auxv\.6", is_("auxv.6", 65536)),
    "wrong-at-base": (r"auxv\.7", is_("auxv.7", 0x10000)),
    "wrong-at-entry": (r"auxv\.9", lambda s: s["auxv.9"] == clean["auxv.3"]),
    "wrong-at-random": (r"auxv\.25|random\..", is_("auxv.25", 0x1000)),
    "wrong-at-secure": (r"auxv\.23", is_("auxv.23", 1)),
    "wrong-at-sysinfo-ehdr": (r"auxv\.(33|end)", lambda s: s["auxv.33"] == clean["auxv.25"]),
    "no-brk": (r"brk.grows|map.*", lambda s: s["brk.grows"] == "0x0" and s["mmap"] == "0x1"),
    "brk-limit": (r"brk.grows|map.*", is_("brk.grows", 65536)),
    "no-heap": (r"brk.grows|mmap|limit\.(hard\.)?2", lambda s: s["brk.grows"] == s["mmap"] == s["limit.2"] == "0x0"),
    "data-limit": (r"brk.grows|mmap|limit\.2", lambda s: s["limit.2"] == "0x100000" and s["mmap"] == "0x0"),
    "as-limit": (r"brk.grows|mmap|limit\.9", lambda s: s["brk.grows"] == s["mmap"] == s["limit.9"] == "0x0"),
    "stack-limit": (r"limit\.3|map\.0x7ff.*", lambda s: s["limit.3"] == "0x10000"
                    and any(v.endswith("[stack]") and int(v.split()[0], 16) - int(k[4:], 16) == 65536
                            for k, v in s.items())),
    "fd-limit": (r"limit\.7|fd|map.*|proc.auxv", lambda s: s["limit.7"] == "0x3"),
}
POSITION_INDEPENDENT = {
    "moved-base": (r"auxv\.(3|9|33)|map.*|brk", lambda s: n(s, "auxv.9") >> 43 == 1),
}
# What the program does not live to print: the fault is seen in the plan and in the program's death.
DEATHS = {"data-read-only": r"protect"}

is_pie = "moved-base" and run("moved-base").returncode == 42
table = dict(TABLE, **(POSITION_INDEPENDENT if is_pie else {}))
listed = json.loads(subprocess.run([uload, "--fault=list", "--json"], capture_output=True, text=True,
                                   timeout=20).stdout)["faults"]

for fault in listed:
    name = fault["name"]
    if fault["by"] == "ulab":
        r = run(name)
        check(f"{name} is for ulab", r.returncode == 125 and "ulab" in r.stderr and not r.stdout, r.stderr)
        continue
    explained = run(name, "--explain", "--json")
    if name in DEATHS:
        r, _ = dump(name)
        steps = json.loads(explained.stdout)["plan"]
        check(f"{name}: kills", r.returncode == -11, r.returncode)
        check(f"{name}: is in the plan", any(s["op"] == "protect" and s["source"] == "--fault"
                                             for s in steps))
        continue
    if name == "moved-base" and not is_pie:
        r = run(name)
        check("moved-base of an ET_EXEC", r.returncode == 125 and r.stderr.count("\n") == 1
              and r.stderr.endswith("[fault-not-here]\n"), r.stderr)
        continue
    if name not in table:
        check(f"{name} has a row", False)
        continue
    keys, test = table[name]
    r, state = dump(name)
    if r.returncode != 42:
        check(f"{name}: runs", False, f"status {r.returncode} {r.stderr}")
        continue
    changed = differences(state)
    others = {k for k in changed if not re.fullmatch(keys, k)}
    check(f"{name}: changes something", changed)
    check(f"{name}: changes nothing else", not others,
          "; ".join(f"{k}: {clean.get(k)} -> {state.get(k)}" for k in sorted(others)))
    try:
        good = test(state)
    except KeyError as e:
        good = False
    check(f"{name}: does what it says", good,
          "; ".join(f"{k}: {clean.get(k)} -> {state.get(k)}" for k in sorted(changed)))
    document = json.loads(explained.stdout)
    check(f"{name}: --explain --json names it", [f["name"] for f in document["faults"]] == [name])
    words = run(name, "--explain").stdout
    check(f"{name}: --explain says it", fault["does"].split()[0] in words and f"  {name}" in words)

print(f"{passed} passed, {failed} failed")
sys.exit(failed != 0)
