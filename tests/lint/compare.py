"""compare.py ULOAD [FOLDER|FILE]...: --lint against readelf, over all x86-64 programs in folders.

What checksec and its kin say of a program they read in readelf's output: writable and executable
segments, the stack, RELRO, text relocations, PIE, build id. Here the same is worked out from that
output, and --lint has to name exactly those. An error must not be said of a program that the
kernel runs: none of them may be one, or the program must die of it.
"""
import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from rules import Score

BATCH = 40
WRITABLE = ("/tmp", "/var/tmp", "/dev/shm")


def is_program(path):
    """An ELF file for x86-64 that may be read and executed."""
    if not os.path.isfile(path) or not os.access(path, os.R_OK | os.X_OK):
        return False
    with open(path, "rb") as file:
        start = file.read(20)
    return start[:5] == b"\x7fELF\x02" and start[16:20] in (b"\x02\0>\0", b"\x03\0>\0")


def programs(places):
    seen = set()
    for place in places:
        names = [place] if os.path.isfile(place) else \
            [os.path.join(top, n) for top, _, files in sorted(os.walk(place)) for n in sorted(files)]
        for path in map(os.path.realpath, names):
            if path not in seen and is_program(path):
                seen.add(path)
                yield path


def readelf(paths):
    """What readelf says of each file."""
    done = subprocess.run(["readelf", "-hlWdn", *paths, "/dev/null"], stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, timeout=120, check=False)
    texts = re.split(r"^File: (.*)$", done.stdout.decode(errors="replace"), flags=re.M)
    return dict(zip(texts[1::2], texts[2::2]))


def segments(said):
    """(type, flags) of each program header."""
    return re.findall(r"^  ([A-Z_0-9]+) +0x\S+ 0x\S+ 0x\S+ 0x\S+ 0x\S+ ([R ][W ][E ]) +[0-9]", said, re.M)


def has(said, tag):
    return re.search(rf"^ 0x[0-9a-f]+ \({tag}\)", said, re.M) is not None


def flagged(said, tag, name):
    return re.search(rf"^ 0x[0-9a-f]+ \({tag}\).*\b{name}\b", said, re.M) is not None


def size(said, tag):
    found = re.search(rf"^ 0x[0-9a-f]+ \({tag}\) +(\d+)", said, re.M)
    return int(found.group(1)) if found else 0


def relro(said, kinds):
    interp, writable = "INTERP" in kinds, any(k == "LOAD" and "W" in f for k, f in segments(said))
    if "GNU_RELRO" not in kinds:
        relocated = size(said, "RELASZ") or size(said, "PLTRELSZ") or size(said, "RELRSZ")
        return {"relro-absent"} if relocated and writable else set()
    now = has(said, "BIND_NOW") or flagged(said, "FLAGS", "BIND_NOW") or flagged(said, "FLAGS_1", "NOW")
    return {"relro-partial"} if interp and size(said, "PLTRELSZ") and not now else set()


def paths_of(said):
    folders = [f for p in re.findall(r"Library r(?:un)?path: \[(.+)\]", said) for f in p.split(":")]
    found = set()
    if any(not f.startswith(("/", "$ORIGIN", "${ORIGIN}")) for f in folders):
        found.add("runpath-relative")
    if any(f == w or f.startswith(w + "/") for f in folders for w in WRITABLE):
        found.add("runpath-writable")
    return found


def judge(said, mode):
    """The ids that follow from readelf's output."""
    kinds = [kind for kind, _ in segments(said)]
    stack = [flags for kind, flags in segments(said) if kind == "GNU_STACK"]
    loads = [flags for kind, flags in segments(said) if kind == "LOAD"]
    found = relro(said, kinds) | paths_of(said)
    for id_, true in (
            ("write-exec", any("W" in f and "E" in f for f in loads)),
            ("no-exec-segment", not any("E" in f for f in loads) and "INTERP" not in kinds),
            ("gnu-stack-absent", not stack),
            ("gnu-stack-exec", bool(stack) and "E" in stack[-1]),
            ("textrel", has(said, "TEXTREL") or flagged(said, "FLAGS", "TEXTREL")),
            ("not-pie", re.search(r"^  Type: +EXEC", said, re.M)),
            ("build-id-absent", "Build ID: " not in said),
            ("needed-alone", has(said, "NEEDED") and "INTERP" not in kinds),
            ("interp-alone", "INTERP" in kinds and "DYNAMIC" not in kinds),
            ("set-id", mode & 0o4000 or mode & 0o2010 == 0o2010)):
        if true:
            found.add(id_)
    return found


KNOWN = {"write-exec", "no-exec-segment", "gnu-stack-absent", "gnu-stack-exec", "textrel", "not-pie",
         "build-id-absent", "needed-alone", "interp-alone", "set-id", "relro-absent", "relro-partial",
         "runpath-relative", "runpath-writable"}


def lint(uload, path):
    done = subprocess.run([uload, "--lint", "--json", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          timeout=60, check=False)
    return done.returncode, json.loads(done.stdout or b"null"), done.stderr.decode()


def runs(path):
    """Does the kernel start it? It is asked for its version, and may not take long."""
    try:
        end = subprocess.run([path, "--version"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL, timeout=5, check=False).returncode
    except subprocess.TimeoutExpired:
        return True
    except OSError:
        return False
    return end >= 0


def one(score, uload, path, said):
    status, document, err = lint(uload, path)
    if document is None:
        score.check(False, f"{path}: status {status}", err)
        return
    found = {f["id"] for f in document["findings"]}
    errors = [f["id"] for f in document["findings"] if f["severity"] == "error"]
    if "textrel-empty" in found:
        found.add("textrel")
    want = judge(said, os.stat(path).st_mode)
    score.check(found & KNOWN == want, f"{path}", f"readelf: {sorted(want)}", f"--lint:  {sorted(found & KNOWN)}")
    score.check(status == (1 if errors else 0), f"{path}: status {status}")
    score.check(not errors or not runs(path), f"{path}: {errors}, but the kernel runs it")


def main():
    uload, places = sys.argv[1], sys.argv[2:]
    score = Score()
    paths = list(programs(places))
    with ThreadPoolExecutor(2) as pool:
        for start in range(0, len(paths), BATCH):
            batch = paths[start:start + BATCH]
            said = readelf(batch)
            for job in [pool.submit(one, score, uload, p, said.get(p, "")) for p in batch]:
                job.result()
    print(f"{len(paths)} programs")
    score.total()


if __name__ == "__main__":
    main()
