"""page.py: reads the data out of a report and checks it against the stream of events it was made of.

    page.py data PAGE                  the object, as JSON
    page.py numbers PAGE STREAM        numbers counted here, from the stream alone
    page.py replay PAGE                moments played from the first to the last
    page.py packed PAGE STREAM         the packed events against the stream
    page.py same PAGE PAGE             two pages show the same, whatever their source
    page.py get PAGE EXPRESSION        a Python expression over `d`
    page.py alone PAGE                 nothing in it would be fetched

Prints what is wrong, one line each; exit status 1 if there was anything. The address space is
modelled here a second time, page by page, with nothing in common with lab/model."""
import base64
import gzip
import json
import re
import sys

PAGE = 4096
wrong = 0


def complain(*what):
    global wrong
    wrong += 1
    if wrong <= 12:
        print(*what)


def data_of(path):
    with open(path, encoding="utf-8") as f:
        text = f.read()
    found = re.search(r'<script type="application/json" id="data">\n(.*?)\n</script>', text, re.S)
    if not found:
        sys.exit(path + ": no data in it")
    if "\u2028" in found.group(1) or "\u2029" in found.group(1) or "<" in found.group(1):
        sys.exit(path + ": data that could end its element")
    return json.loads(found.group(1))


def unpack(z):
    return gzip.decompress(base64.b64decode(z))


def number(value):
    return int(value, 16) if isinstance(value, str) else value or 0


# ---- a second model ----

class Space:
    """Which pages are mapped, and by what; which are resident."""

    def __init__(self):
        self.mapped = {}        # page number -> counted or not ([vvar] and the like are not)
        self.growing = None     # lowest page of the stack
        self.resident = set()
        self.brk = self.start_brk = 0
        self.counted = 0        # pages that count

    def set(self, page, counted):
        self.unset(page)
        self.mapped[page] = counted
        self.counted += counted

    def unset(self, page):
        self.counted -= self.mapped.pop(page, False)

    def pages(self, start, length):
        return range(start // PAGE, (start + length + PAGE - 1) // PAGE)

    def put(self, start, length, counted=True):
        for page in self.pages(start, length):
            self.set(page, counted)
            self.resident.discard(page)

    def take(self, start, length):
        for page in self.pages(start, length):
            self.unset(page)
            self.resident.discard(page)

    def touch(self, start, length):
        for page in self.pages(start, length):
            if page not in self.mapped and self.growing is not None and page < self.growing \
                    and not any(p in self.mapped for p in range(page, self.growing)):
                for p in range(page, self.growing):
                    self.set(p, True)
                self.growing = page
            if page in self.mapped:
                self.resident.add(page)

    def areas(self, areas):
        old = self.resident
        self.mapped, self.growing, self.counted = {}, None, 0
        for a in areas:
            start, end, name = number(a["start"]), number(a["end"]), a.get("name") or ""
            if name in ("[vsyscall]",):
                continue
            self.put(start, end - start, not name.startswith("[vvar"))
            if name == "[stack]":
                self.growing = start // PAGE
            if name == "[heap]" and not self.start_brk:
                self.start_brk, self.brk = start, end
        self.resident = old

    def bytes(self):
        return self.counted * PAGE

    def call(self, e):
        if e.get("errno"):
            return
        call, address, length, result = e["call"], number(e["address"]), e["length"], number(e["result"])
        if call == "brk":
            old, new = -(-self.brk // PAGE) * PAGE, -(-result // PAGE) * PAGE
            if not self.start_brk:
                self.start_brk = result
            elif new > old:
                self.put(old, new - old)
            else:
                self.take(new, old - new)
            self.brk = result
        elif call == "mmap":
            self.put(result, length)
        elif call == "munmap":
            self.take(address, length)
        elif call == "mremap":
            self.remap(address, length, e["new_length"], result)
        elif call == "madvise" and number(e.get("flags")) in (4, 9):
            self.resident.difference_update(self.pages(address, length))

    def remap(self, address, old, new, result):
        moved = {p - address // PAGE for p in self.pages(address, min(old, new)) if p in self.resident}
        self.take(address, old)
        self.put(result, new)
        self.resident |= {p + result // PAGE for p in moved}


def run_numbers(events):
    """After each event of the run: (mapped, resident, brk), by event number."""
    space, after, entered, pid = Space(), {}, False, None
    for n, e in enumerate(events, 1):
        kind = e["event"]
        if kind == "plan":
            pid = e["pid"]
        elif kind == "step" and e["op"] == "mm":
            space.start_brk = space.brk = number(e["brk"])
        elif kind == "areas" and e.get("entry"):
            space.areas(e["areas"])
            entered = True
        if e.get("pid") != pid or not entered:
            continue
        if kind == "call":
            space.call(e)
        elif kind == "exec":
            space = Space()
        elif kind == "areas" and not e.get("entry"):
            space.areas(e["areas"])
        elif kind == "fault":
            space.touch(number(e["address"]), 1)
        elif kind == "resident":
            space.touch(number(e["address"]), e["length"])
        after[n] = (space.bytes(), len(space.resident) * PAGE, space.brk, space.start_brk)
    return after


def numbers(page, stream):
    d = data_of(page)
    events = [json.loads(line) for line in open(stream, encoding="utf-8")]
    own = [e for e in events if e["event"] in ("call", "fault", "resident")]
    pid = next((e["pid"] for e in events if e["event"] == "plan"), None)
    s = d["summary"]
    counts = {}
    for e in events:
        detail = {"step": e.get("op"), "row": e.get("kind"), "call": e.get("call"), "heap": e.get("call")}.get(e["event"])
        key = e["event"] + ("." + detail if detail else "")
        counts[key] = counts.get(key, 0) + 1
    expect("counts by kind", s["counts"], counts)
    expect("events", s["events"], len(events))
    expect("faults", s["faults"], sum(e["event"] == "fault" for e in own))
    expect("faults by region", sum(s["faults_by_region"].values()), s["faults"])
    expect("calls", s["calls"], sum(e["event"] == "call" for e in own))
    expect("failed calls", s["failed_calls"], sum(bool(e.get("errno")) for e in own))
    after = run_numbers(events)
    if after:
        breaks = [number(e["result"]) for e in own if e.get("call") == "brk" and not e.get("errno") and e["pid"] == pid]
        expect("peak break", s["peak_brk"], max(breaks + [v[3] for v in after.values()]))
    load_peak = max([m["mapped"] for m in d["moments"] if m["part"] == "load"], default=0)
    load_resident = max([m["resident"] for m in d["moments"] if m["part"] == "load"], default=0)
    if after:
        expect("peak mapped", s["peak_mapped"], max([v[0] for v in after.values()] + [load_peak]))
    base = None  # pages that the load had touched, as far as they are still there
    for i, m in enumerate(d["moments"]):
        if m["part"] == "run" and "events" in m and m["events"][1] in after:
            at = after[m["events"][1]]
            base = m["resident"] - at[1] if base is None else base
            if not 0 <= m["resident"] - at[1] <= base:
                complain(f"moment {i}: resident {m['resident']}, the stream {at[1]} and {base} from the load")
            expect(f"moment {i} ({m['key']}): mapped", m["mapped"], at[0])
            expect(f"moment {i} ({m['key']}): break", m.get("brk", 0), at[2])
    for e in d["timeline"], :
        lengths = {len(v) for v in e.values()}
        expect("columns of the plot", len(lengths), 1)
        if e["n"]:
            expect("end of the plot", e["mapped"][-1], d["moments"][-1]["mapped"])
            expect("highest of the plot", max(e["resident_max"] + [load_resident]), s["peak_resident"])


def expect(what, got, wanted):
    if got != wanted:
        complain(f"{what}: the page says {got}, the stream {wanted}")


# ---- the page alone ----

def replay(page):
    d = data_of(page)
    here, pages, count, used = set(), set(), 0, set()
    for i, m in enumerate(d["moments"]):
        for a in m.get("del", []):
            if a not in here:
                complain(f"moment {i}: area {a} goes and was not there")
            here.discard(a)
        for a in m.get("add", []):
            if a in used:
                complain(f"moment {i}: area {a} comes twice")
            used.add(a)
            here.add(a)
        areas = sorted((number(d["areas"][a]["start"]), number(d["areas"][a]["end"]), d["areas"][a]["kind"]) for a in here)
        for a, b in zip(areas, areas[1:]):
            if a[1] > b[0]:
                complain(f"moment {i}: areas overlap at {b[0]:#x}")
        mapped = sum(b - a for a, b, kind in areas if kind not in ("vvar", "special", "loader"))
        gone = m.get("drop", [])
        for start, end in zip(gone[::2], gone[1::2]):
            pages = {p for p in pages if not number(start) <= p * PAGE < number(end)} \
                if (number(end) - number(start)) // PAGE > len(pages) else pages - set(range(start // PAGE, end // PAGE))
        at, touched = 0, m.get("touch", [])
        for gap, n in zip(touched[::2], touched[1::2]):
            at += gap
            pages |= set(range(at, at + n))
            at += n
        if mapped != m["mapped"] or len(pages) * PAGE != m["resident"]:
            complain(f"moment {i} ({m['key']}): played mapped {mapped} resident {len(pages) * PAGE}, "
                     f"told {m['mapped']} {m['resident']}")
        count += m.get("count", 1 if "events" in m else 0)
        if "counts" in m and sum(m["counts"].values()) != m["count"]:
            complain(f"moment {i}: counts do not sum to {m['count']}")
    c = d["summary"]["counts"]
    silent = sum(c.get(k, 0) for k in ("watch", "done", "end", "heap-state"))
    silent += c.get("areas", 0) - sum(m["key"] == "areas" for m in d["moments"])  # those of the jump
    expect("events that moments stand for", count + silent + d.get("stack", {}).get("left_out", 0), d["summary"]["events"])
    if not d.get("refusal"):
        for shot in d["heap"]["snapshots"]:
            state = json.loads(unpack(shot["z"]))
            t = shot["totals"]
            expect("bytes of blocks in use", sum(c[1] * c[3] for c in state["classes"]), t["used"])
            expect("bytes of the heap", sum(t[k] for k in ("used", "free", "never", "rest", "large", "free_spans", "top", "foreign")),
                   shot["end"] - shot["start"])
            expect("free blocks, in lists and in none", {number: n + others for number, _, n, _, others in state["lists"]},
                   {c[0]: c[4] for c in state["classes"] if c[4]})
            if "cells" in state:
                expect("cells", sum(map(sum, state["cells"])), shot["end"] - shot["start"])
            else:
                letters = {address + skip + i * block: letter for address, _, kind, *small in state["spans"] if kind == "small"
                           for block, text, skip in [small] for i, letter in enumerate(text)}
                expect("listed blocks that are not free", [a for l in state["lists"] for a in l[3] if letters.get(a) != "."], [])
                expect("spans", sum(s[1] for s in state["spans"] if shot["start"] <= s[0] < shot["end"]),
                       shot["end"] - shot["start"])


def columns_of(d):
    c = d["chunks"]
    for z in c["z"]:
        columns = json.loads(unpack(z))
        last = {}
        for i, kind in enumerate(columns["kind"]):
            e = {"key": c["keys"][kind]}
            for name, column in columns.items():
                value = column[i]
                if name in ("time", "address", "length", "result", "number", "to", "offset", "ip"):
                    slot = (name, 0 if name == "time" else kind)
                    if value is None:
                        value = 0
                    elif isinstance(value, str):
                        value = int(value, 16)
                    else:
                        value = last[slot] = last.get(slot, 0) + value
                e[name] = value
            yield e


def packed(page, stream):
    d = data_of(page)
    n = 0
    for e, line in zip(columns_of(d), open(stream, encoding="utf-8")):
        n += 1
        was = json.loads(line)
        if was["event"] not in ("call", "fault", "heap", "resident", "mark"):
            continue
        for name in "address", "time", "pid", "result", "ip":
            if number(was.get(name)) != e.get(name, 0):
                complain(f"event {n}: {name} {e.get(name, 0):#x}, in the stream {was.get(name)}")
        if not e["key"].startswith(was["event"]):
            complain(f"event {n}: {e['key']}, in the stream {was['event']}")
    expect("packed events", n, d["summary"]["events"])


def same(one, two):
    a, b = data_of(one), data_of(two)
    for d in a, b:
        d.pop("source", None)
    files = [{f["path"] for f in d.pop("files")} for d in (a, b)]
    if not files[1] <= files[0]:  # the second is made of a saved stream: of ELF files only
        complain("files only in the second:", files[1] - files[0])
    for key in sorted(set(a) | set(b)):
        if a.get(key) != b.get(key):
            complain(f"{key} differs")


def alone(page):
    text = open(page, encoding="utf-8").read()
    head, tail = text.split('id="data">', 1)
    text = head + tail.split("</script>", 1)[1]
    for pattern in r"\bsrc\s*=\s*[\"']?(?!data:)\w", r"@import", r"url\(\s*[\"']?(?!data:|#)", r"<link\b", \
            r"\b(fetch|importScripts|XMLHttpRequest|WebSocket|EventSource)\s*\(", r"href\s*=\s*[\"']?(https?:)?//":
        for found in re.finditer(pattern, text):
            complain("would be fetched:", text[max(0, found.start() - 30):found.end() + 40].replace("\n", " "))


def main():
    what, args = sys.argv[1], sys.argv[2:]
    if what == "data":
        json.dump(data_of(args[0]), sys.stdout)
    elif what == "get":
        print(eval(args[1], {"d": data_of(args[0])}))
    else:
        {"numbers": numbers, "replay": replay, "packed": packed, "same": same, "alone": alone}[what](*args)
    sys.exit(wrong > 0)


main()
