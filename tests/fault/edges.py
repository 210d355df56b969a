"""edges.py ULOAD PROGRAM: files whose segments are unusual, under every fault.

PROGRAM does nothing but end with 42. Its program headers are changed so that a fault carelessly carried out
would kill uload itself: .bss behind read-only bytes, .bss under other segments, .bss of 2 GiB, no rights at
all, program headers only. Each one must end with 42, or be refused in one line with fault-not-here.
Last line: "N passed, N failed".
"""
import json
import os
import struct
import subprocess
import sys

uload, program = sys.argv[1:3]
LOAD, R, W, X = 1, 4, 2, 1
original = open(program, "rb").read()
phoff, = struct.unpack_from("<Q", original, 32)
phnum, = struct.unpack_from("<H", original, 56)
passed = failed = 0


def variant(change):
    data = bytearray(original)
    for i in range(phnum):
        at = phoff + 56 * i
        names = ("type", "flags", "offset", "vaddr", "paddr", "filesz", "memsz", "align")
        ph = dict(zip(names, struct.unpack_from("<IIQQQQQQ", data, at)))
        if ph["type"] == LOAD:
            change(ph)
            struct.pack_into("<IIQQQQQQ", data, at, *ph.values())
    path = os.path.abspath("edge")
    if os.path.exists(path):
        os.unlink(path)
    with open(path, "wb") as f:
        f.write(data)
    os.chmod(path, 0o755)
    return path


def bss_behind_text(ph):
    if ph["flags"] == R | X:
        ph["memsz"] = ph["filesz"] + 9000


def bss_under_others(ph):
    if ph["offset"] == 0:
        ph.update(flags=R | W, memsz=0x8000)


def large_bss(ph):
    if ph["flags"] == R | W:
        ph["memsz"] = 1 << 31


def no_rights(ph):
    if ph["flags"] == R | W:
        ph["flags"] = 0


def nothing(ph):
    pass


faults = [f["name"] for f in json.loads(subprocess.run([uload, "--fault=list", "--json"], timeout=20,
          capture_output=True, text=True).stdout)["faults"] if f["by"] == "uload"]
# Rights that are taken away from where the code is: the program's death, not uload's.
deadly = {("bss_under_others", "data-read-only")}

for change in (nothing, bss_behind_text, bss_under_others, large_bss, no_rights):
    path = variant(change)
    for fault in faults:
        r = subprocess.run([uload, "--fault=" + fault, path], timeout=20, capture_output=True, text=True)
        refused = r.returncode == 125 and r.stderr.count("\n") == 1 and r.stderr.endswith("[fault-not-here]\n")
        e = subprocess.run([uload, "--fault=" + fault, "--explain", path], timeout=20, capture_output=True)
        if (r.returncode == 42 or refused or (change.__name__, fault) in deadly) \
                and e.returncode == (125 if refused else 0):
            passed += 1
        else:
            failed += 1
            print(f"FAIL {change.__name__} with {fault}: {r.returncode}, --explain {e.returncode}; {r.stderr}")

print(f"{passed} passed, {failed} failed")
sys.exit(failed != 0)
