"""page.py ULAB ULOAD WORK KEEP: the checks of tests/lab/browser.sh, one function for each report.

Numbers are counted from the stream of events that the report was made of, by this program's own
means: what the page shows has to equal them."""
import collections
import json
import os
import re
import struct
import subprocess
import sys
import time

import texts
from webdriver import Browser, Refused

ULAB, ULOAD, WORK, KEEP = sys.argv[1:5]
GUESTS = os.path.join(WORK, "guests")
passed, failed = 0, 0


def check(what, good, *details):
    global passed, failed
    if good:
        passed += 1
        return True
    failed += 1
    print("FAIL", what)
    for line in details:
        print("   ", str(line)[:600])
    return False


def equal(what, shown, wanted):
    return check(what, shown == wanted, "shown:  %r" % (shown,), "wanted: %r" % (wanted,))


# ---- reports and their streams ----

def run(*words, status=None, **more):
    done = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, timeout=120, cwd=WORK, **more)
    if status is not None:
        check("status of " + " ".join(map(str, words))[:100], done.returncode == status, done.returncode, done.stderr)
    return done


def report(name, *program, status=0, **more):
    """(path of the page, stream) of a live run."""
    page, stream = os.path.join(KEEP, name + ".html"), os.path.join(WORK, name + ".events")
    run(ULAB, "report", "-o", page, "--save=" + stream, *program, status=status, **more)
    return page, read_stream(stream)


def report_of(name, stream):
    """The page of a saved stream."""
    page = os.path.join(KEEP, name + ".html")
    run(ULAB, "report", "--events=" + stream, "-o", page, status=0)
    return page, read_stream(stream)


def read_stream(path):
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def key_of(event):
    detail = {"step": "op", "row": "kind", "call": "call", "heap": "call"}.get(event["event"])
    return event["event"] + ("." + event[detail] if detail else "")


# ---- what the page shows ----

class Page(Browser):
    def visit(self, path, place="m=0"):
        """Opens a report as if for the first time."""
        self._post("/url", url="about:blank")
        self.console()
        self.requests()
        begun = time.monotonic()
        self.open("file://%s#%s" % (path, place))
        self.seconds = time.monotonic() - begun
        self.path = path

    def quiet(self, what):
        lines = [line for line in self.console()]
        check(what + ": nothing on the console", not lines, *lines[:4])
        asked = [url for url in self.requests()
                 if not url.startswith(("file://" + self.path, "chrome:", "data:"))]
        check(what + ": no request", not asked, *asked[:4])

    def moment(self):
        return int(self.run("return document.getElementById('slider').getAttribute('aria-valuenow')"))

    def last(self):
        return int(self.run("return document.getElementById('slider').max"))

    def go(self, moment):
        self.run("go(arguments[0])", moment)

    def text(self, selector):
        return self.run("let e = document.querySelector(arguments[0]); return e && e.innerText", selector)

    def counts(self, table):
        return self.run("""return Object.fromEntries([...document.querySelectorAll("#summary-" + arguments[0] + " [data-key]")]
            .map(e => [e.dataset.key, Number(e.dataset.n)]))""", table)

    def ranges(self):
        """What the picture shows, lowest first: [low, high] of each area."""
        found = self.run("""return [...document.querySelectorAll(".area:not(.gone)")].map(e => e.getAttribute("aria-label"))""")
        pairs = [re.search(r"(0x[0-9a-f]+)\u2013(0x[0-9a-f]+)", label or "") for label in found]
        return sorted((int(p[1], 16), int(p[2], 16)) for p in pairs if p)

    def key_of_moment(self):
        return self.run("return moments[state.moment].key")


def load_areas(stream):
    """Areas of the program after the load, out of its steps alone: {low: (high, prot)}."""
    areas = {}
    for e in stream:
        if e["event"] == "step" and e["op"] in ("map", "zero"):
            areas[int(e["address"], 16)] = (int(e["address"], 16) + e["length"], e["prot"])
    return areas


# ---- the checks ----

def check_numbers(page, stream, what):
    wanted = collections.Counter(key_of(e) for e in stream)
    equal(what + ": events by kind", page.counts("events"), dict(wanted))
    heap = collections.Counter(e["from"] for e in stream if e["event"] == "heap" and e.get("from"))
    equal(what + ": malloc served from", page.counts("from"), dict(heap))
    faults = sum(e["event"] == "fault" for e in stream)
    equal(what + ": faults by region add up", sum(page.counts("regions").values()), faults)
    calls = [e for e in stream if e["event"] == "call"]
    shown = page.text("#summary-figures [data-name=calls] td:last-child")
    equal(what + ": system calls", shown and int(re.sub(r"\D", "", shown)), len(calls))
    of_moments = page.run("""return moments.reduce((n, m) => n + (m.events ? m.events[1] - m.events[0] + 1 : 0), 0)""")
    check(what + ": moments cover the events", 0 < of_moments <= len(stream), of_moments, len(stream))


def check_load(page, stream, what):
    page.go(0)
    equal(what + ": the address space is empty at first", page.ranges(), [])
    steps = [e for e in stream if e["event"] == "step"]
    numbers = page.run("return moments.filter(m => m.args && m.args.event === 'step').map(m => m.args.n)")
    equal(what + ": each step is a moment", numbers, [e["n"] for e in steps])
    for e in steps:
        m = page.run("return moments.findIndex(m => m.args && m.args.event === 'step' && m.args.n === arguments[0])", e["n"])
        page.go(m)
        shown = page.text("#moment") or ""
        if e["why"] not in shown or e["source"] not in shown or e["call"] not in shown:
            check("%s: step %d has its reason, source and call" % (what, e["n"]), False, shown)
        if e["op"] in ("map", "zero"):
            low, high = int(e["address"], 16), int(e["address"], 16) + e["length"]
            check("%s: step %d shows what it maps" % (what, e["n"]), any(a <= low and high <= b for a, b in page.ranges()),
                  hex(low), hex(high), [[hex(x) for x in r] for r in page.ranges()])
    page.run("document.getElementById('to-jump').click()")
    equal(what + ": the jump", page.key_of_moment(), "step.leave")
    there = page.ranges()
    for low, (high, _) in load_areas(stream).items():
        check(what + ": after the load %#x is there" % low, any(a <= low and high <= b for a, b in there), there)


def check_areas(page, stream, what):
    """The kernel's own list of areas at the entry point, and the break at the end."""
    listed = [e for e in stream if e["event"] == "areas" and e.get("entry")]
    if not check(what + ": the kernel's areas are in the stream", listed):
        return
    wanted = set()
    for a in listed[-1]["areas"]:
        low, high = int(a["start"], 16), int(a["end"], 16)
        if low < 1 << 47 and not a.get("name", "").startswith("[vvar"):
            wanted.update((page_, a["prot"]) for page_ in range(low >> 12, high >> 12))
    page.go(page.run("return moments.findIndex(m => m.key === 'entry')"))
    labels = page.run("""return [...document.querySelectorAll(".area:not(.gone)")].map(e => e.getAttribute("aria-label"))""")
    shown = set()
    for label in labels:
        found = re.search(r"^vvar|(0x[0-9a-f]+)\u2013(0x[0-9a-f]+), .*, ([r-][w-][x-])", label)
        if found and found[1]:
            shown.update((page_, found[3]) for page_ in range(int(found[1], 16) >> 12, int(found[2], 16) >> 12))
    equal(what + ": the picture agrees with /proc/PID/maps", sorted(shown ^ wanted)[:8], [])
    breaks = [int(e["result"], 16) for e in stream if e["event"] == "call" and e["call"] == "brk"]
    start = next(int(e["brk"], 16) for e in stream if e["event"] == "step" and e["op"] == "mm")
    page.keys("End")
    if breaks:
        equal(what + ": the heap in the end", page.run("return heapBytes(LAST)"), breaks[-1] - start)
        equal(what + ": the largest heap", page.run("return data.summary.peak_heap"), max(breaks) - start)
    highest = page.run("return [series.map(s => s.top), data.summary.peak_mapped, data.summary.peak_resident]")
    equal(what + ": peaks of plot and summary", highest[0][:2], highest[1:])


def check_keys(page):
    last = page.last()
    page.go(0)
    page.run("document.activeElement.blur()")
    for key, wanted in (("ArrowRight", 1), ("ArrowRight", 2), ("ArrowLeft", 1), ("ArrowDown", 2), ("ArrowUp", 1),
                        ("PageDown", 11), ("PageUp", 1), ("End", last), ("ArrowRight", last), ("Home", 0), ("ArrowLeft", 0)):
        page.keys(key)
        equal("key %s" % key, page.moment(), wanted)
    page.click("#slider")
    page.run("go(0)")
    page.keys("ArrowRight")
    equal("key ArrowRight on the slider", page.moment(), 1)
    page.keys("End")
    equal("key End on the slider", page.moment(), last)
    page.go(0)
    page.run("document.activeElement.blur()")
    page.keys("Space")
    check("key Space plays", page.wait("state.moment >= 2", 6), page.moment())
    page.keys("Space")
    here = page.moment()
    time.sleep(1.0)
    equal("key Space pauses", page.moment(), here)
    page.keys("j")
    equal("key J", page.key_of_moment(), "step.leave")
    page.keys("?")
    check("key ? shows the keys", page.run("return document.querySelector('dialog').open"))
    page.keys("Escape")
    check("Escape closes them", not page.run("return document.querySelector('dialog').open"))
    page.keys("l")
    equal("key L", page.run("return document.documentElement.lang"), "zh-CN")
    page.keys("l")
    page.keys("t")
    equal("key T", page.run("return document.documentElement.dataset.theme"), "light")
    page.keys("t", "t")


def check_buttons(page):
    last = page.last()
    equal("each moment has its place on the axis",
          page.run("return moments.every((m, i) => axis.moment(axis.at(i)) === i) && axis.at(0) === 0 && axis.at(LAST) === 1"), True)
    for button, wanted in (("first", 0), ("next", 1), ("next", 2), ("previous", 1), ("last", last)):
        page.click("#" + button)
        equal("button " + button, page.moment(), wanted)
    box = page.run("let r = document.getElementById('slider').getBoundingClientRect(); return [r.left, r.top, r.width, r.height]")
    page.click_at(box[0] + box[2] / 2, box[1] + box[3] / 2)
    wanted = page.run("return axis.moment(0.5)")
    check("a click in the middle of the slider", abs(page.moment() - wanted) <= max(2, last * 0.02), page.moment(), wanted)
    box = page.run("let r = document.querySelector('.timeline').getBoundingClientRect(); return [r.left, r.top, r.width, r.height]")
    page.click_at(box[0] + box[2] * 0.25, box[1] + 20)
    wanted = page.run("return axis.moment((arguments[0] * 0.25 - 8) / (arguments[0] - 16))", box[2])
    check("a click on the timeline", abs(page.moment() - wanted) <= 2, page.moment(), wanted)
    cursor = float(re.match(r"M([\d.]+)", page.run("return document.querySelector('.cursor').getAttribute('d')"))[1])
    check("the cursor of the timeline follows", abs(cursor - box[2] * 0.25) < 25, cursor, box)
    page.click("#slider")
    page.keys("Tab")
    style = page.run("""let s = getComputedStyle(document.activeElement);
        return [document.activeElement.tagName, s.outlineStyle, parseFloat(s.outlineWidth), document.querySelector('.area:focus-visible') && 1]""")
    check("the focus can be seen", style[1] != "none" and style[2] >= 2 or style[3], style)


def check_aria(page):
    page.go(3)
    said = page.run("return document.getElementById('live').textContent")
    page.go(4)
    now = page.run("return document.getElementById('live').textContent")
    check("the live region tells each moment", said != now and len(now) > 10, said, now)
    nameless = page.run("""return [...document.querySelectorAll("button, [role=button], input, [role=img], [role=region]")]
        .filter(e => e.getClientRects().length && !(e.getAttribute("aria-label") || e.textContent.trim())).map(e => e.outerHTML.slice(0, 200))""")
    equal("everything to press has a name", nameless, [])
    equal("the slider says where it is", page.run("return document.getElementById('slider').getAttribute('aria-valuetext')")[:4], "4 of")
    double = page.run("""let ids = [...document.querySelectorAll("main [id], header [id]")].map(e => e.id).filter(id => !id.startsWith("p-"));
        return ids.filter((id, i) => ids.indexOf(id) !== i)""")
    equal("no id twice", double, [])


def shown_bytes(page):
    """The bytes of the hex view, folded lines as zeros."""
    lines = page.run("""return [...document.querySelectorAll("#pages .hex tbody tr")].map(tr => tr.className === "folded"
        ? Number(tr.textContent.match(/\\d+/)[0]) : tr.cells[tr.cells.length - 2].textContent)""")
    content = bytearray()
    for line in lines:
        content += bytes(16 * line) if isinstance(line, int) else bytes.fromhex(line.replace("  ", " "))
    return bytes(content)


def check_pages(page, stream, program):
    """Clicks areas and pages: the bytes are the file's, the tail is zero, who touched it is told."""
    content = open(program, "rb").read()
    page.keys("End")
    last = page.moment()
    step = next(e for e in stream if e["event"] == "step" and e["op"] == "map" and e["prot"] == "r-x")
    low, offset = int(step["address"], 16), step["offset"]
    area = page.run("return areasAt(state.moment).find(a => a.start <= arguments[0] && arguments[0] < a.end).id", low)
    page.click(".area[data-area='%d']" % area)
    cells = page.run("return document.querySelectorAll('.cell').length")
    equal("cells of the code area", cells, step["length"] // 4096)
    page.click(".cell[data-cell='0']")
    check("the page is described", page.wait("document.querySelector('#pages .hex')"), page.text("#pages"))
    equal("bytes of a page of code", shown_bytes(page), content[offset:offset + 4096].ljust(4096, b"\0"))
    fault = next((e for e in stream if e["event"] == "fault" and low <= int(e["address"], 16) < low + 4096), None)
    if fault:
        check("who touched it first", page.wait("document.querySelector('#pages dl').innerText.includes('%s')" % fault["ip"]),
              fault, page.text("#pages dl"))
    page.run("document.querySelector('.cell').focus()")
    page.keys("ArrowRight", "Enter")
    equal("keys choose a page", page.run("return state.page"), low + 4096)
    equal("keys of the grid do not move the slider", page.moment(), last)

    tail = next(e for e in stream if e["event"] == "step" and e["op"] == "wipe" and e.get("of") == "program")
    where = int(tail["address"], 16)
    mapped = next(e for e in stream if e["event"] == "step" and e["op"] == "map" and e["phdr"] == tail["phdr"])
    first = where & ~4095
    page.run("choose(areasAt(state.moment).find(a => a.start <= arguments[0] && arguments[0] < a.end).id, arguments[1])", where, first)
    page.wait("document.querySelector('#pages .hex tbody tr')")
    start = mapped["offset"] + first - int(mapped["address"], 16)
    equal("the wiped tail is zero", shown_bytes(page), content[start:start + where - first].ljust(4096, b"\0"))
    check("so many bytes of it are said to be zero", "%d zero bytes" % (first + 4096 - where) in page.text("#pages"), page.text("#pages"))

    sp = int(next(e for e in stream if e["event"] == "step" and e["op"] == "leave")["sp"], 16)
    page.run("choose(areasAt(state.moment).find(a => a.start <= arguments[0] && arguments[0] < a.end).id, arguments[1])", sp, sp & ~4095)
    if page.wait("document.querySelector('#pages .hex tbody tr')", 5):
        equal("argc at sp, in the page's bytes", shown_bytes(page)[sp & 4095:][:8], struct.pack("<Q", page.run("return data.argv.length")))
    else:
        check("the stack's page shows bytes", False, page.text("#pages"))


def check_stack(page, stream):
    rows = [e for e in stream if e["event"] == "row"]
    shown = page.run("return [...document.querySelectorAll('#stack tbody tr:not(.more)')].map(r => r.cells[0].textContent + ' ' + r.cells[1].textContent)")
    equal("the rows of the stack", sorted(shown), sorted("%s %d" % (hex(int(e["address"], 16)), e["bytes"]) for e in rows))
    pointer = page.run("""let i = stackRows.findIndex(r => r.kind === "argv");
        let tr = document.querySelectorAll("#stack tbody tr:not(.more)")[i]; tr.querySelectorAll("button")[1].click();
        return document.querySelector("#stack tr.target").innerText""")
    check("a pointer of argv leads to its string", re.search(r"argv\[\d+\]", pointer), pointer)


def check_heap(page, stream):
    snapshots = page.run("return snapshots.map(s => [s.moment, s.fragmentation, s.end - s.start])")
    if not check("there are pictures of the heap", len(snapshots) > 2, snapshots):
        return
    moment, fragmentation, size = snapshots[-2]
    page.go(moment)
    page.wait("document.querySelector('#heap .strip rect')")
    check("the heap's strip has its blocks", page.run("return document.querySelectorAll('#heap .strip rect').length") > 10)
    shown = page.text("#heap output")
    if shown:
        equal("fragmentation", float(shown), round(fragmentation, 3))
    totals = page.run("return snapshots.at(-2).totals")
    parts = page.run("return piecesOf(snapshots.at(-2).details ?? snapshots.at(-2), snapshots.at(-2)).reduce((n, p) => n + p.bytes, 0)")
    free = page.run("return (snapshots.at(-2).details.lists ?? []).reduce((n, l) => n + l[2], 0) + (snapshots.at(-2).details.bins ?? []).reduce((n, b) => n + b[1], 0)")
    equal("the strip of free lists has each free block", page.run("return document.querySelectorAll('#heap .strip')[1 + document.querySelectorAll('#heap .blocks .strip').length].querySelectorAll('title').length"), free)
    check("the strip leaves nothing out", abs(parts - size) <= 512, parts, size, totals)


def leftovers(page):
    """English words in what a reader sees, when the page is Chinese."""
    return page.run("""
        const names = arguments[0], found = [];
        const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walk.nextNode()) {
            const e = walk.currentNode.parentElement;
            if (e.closest("script, style, noscript, code, pre, kbd, [translate=no], .hex, .addresses, .box, #language, .source, title, .prot, option"))
                continue;
            let s = walk.currentNode.textContent.replace(/[\\u201c][^\\u201d]*[\\u201d]|0x[0-9a-f]+/g, "");
            for (const word of s.match(/[A-Za-z][A-Za-z']{2,}/g) ?? [])
                if (!names.includes(word) && !/\\d/.test(word))
                    found.push(word + " in: " + s.slice(0, 90));
        }
        return [...new Set(found)].slice(0, 12)""", texts.NAMES)


def check_chinese(page, stream):
    page.go(0)
    page.click("#language")
    for m in range(0, page.last() + 1, max(1, page.last() // 120)):
        page.go(m)
        words = leftovers(page)
        if not check("no English at moment %d" % m, not words, *words):
            break
    labels = page.run("return [...document.querySelectorAll('[aria-label]:not(#language)')].map(e => e.getAttribute('aria-label')).filter(s => /^[\\x20-\\x7e]{12,}$/.test(s) && !/^0x/.test(s))")
    equal("labels for screen readers are Chinese", labels, [])
    check("the language is in the address", page.wait("location.hash.includes('lang=zh')", 3), page.run("return location.hash"))
    page.click("#language")
    equal("and back", page.run("return document.documentElement.lang"), "en")


def brightness(page):
    colour = page.run("return getComputedStyle(document.documentElement).backgroundColor")
    return sum(map(int, re.findall(r"\d+", colour)[:3]))


def check_looks(page, path, name):
    for width, height in ((1280, 900), (1024, 768), (360, 740)):
        page.viewport(width, height)
        page.visit(path, "m=8&area=0")
        wide = page.run("return [document.documentElement.scrollWidth, innerWidth]")
        check("%dx%d: nothing to scroll sideways" % (width, height), wide[0] <= wide[1], wide)
        page.screenshot("%s-%d.png" % (name, width))
    page.viewport(1280, 900)
    page.visit(path, "m=8")
    light = brightness(page)
    page.media(scheme="dark")
    check("dark as the system", brightness(page) < light / 3, light, brightness(page))
    page.run("setTheme('light')")
    equal("light by the switch", brightness(page), light)
    page.media(scheme="light")
    page.run("setTheme('dark')")
    check("dark by the switch", brightness(page) < light / 3)
    page.screenshot(name + "-dark.png")
    page.run("setTheme('auto')")
    page.media("print")
    hidden = page.run("""return ["#slider", "#play", "#head nav", "#language", "#pages"].map(s => document.querySelector(s).getClientRects().length)""")
    equal("no controls on paper", hidden, [0] * 5)
    kept = page.run("""return ["#moment h2", "#picture svg", "#stack table", "#summary table"].map(s => document.querySelector(s).getClientRects().length > 0)""")
    equal("moment, picture, stack and summary on paper", kept, [True] * 4)
    page.media()
    paper = page.print()
    check("it prints", paper.startswith(b"%PDF") and len(re.findall(rb"/Type\s*/Page\b", paper)) >= 1, paper[:20])
    with open(os.path.join(KEEP, name + ".pdf"), "wb") as f:
        f.write(paper)


def check_place(page, path):
    page.visit(path, "m=12&lang=zh&theme=dark")
    equal("a place in the address is found again", page.run("return [state.moment, document.documentElement.lang, document.documentElement.dataset.theme]"),
          [12, "zh-CN", "dark"])
    for place in ("m=99999999", "m=-4", "m=x&lang=klingon&area=zzz&page=0xzz", "%%%", "m=3&area=999999"):
        page.visit(path, place)
        check("a strange address: " + place, 0 <= page.moment() <= page.last())
    page.quiet("strange addresses")


def small(page):
    program = os.path.join(GUESTS, "small")
    path, stream = report("small", program, "x", status=3)
    page.visit(path)
    title = page.run("return document.title")
    check("the title names the program", "small" in title, title)
    check_numbers(page, stream, "small")
    check_load(page, stream, "small")
    check_areas(page, stream, "small")
    check_keys(page)
    check_buttons(page)
    check_aria(page)
    check_pages(page, stream, program)
    check_stack(page, stream)
    check_heap(page, stream)
    check_chinese(page, stream)
    page.go(page.last())
    page.quiet("small")
    check_looks(page, path, "small")
    check_place(page, path)
    page.quiet("small, again")


def saved(page):
    """A stream of uload's alone, and one of ulab's that was saved."""
    events = os.path.join(WORK, "load.events")
    run(ULOAD, "--events=" + events, os.path.join(GUESTS, "small"), status=3)
    path, stream = report_of("load", events)
    page.visit(path)
    check_load(page, stream, "the load alone")
    equal("the load alone: events by kind", page.counts("events"), dict(collections.Counter(map(key_of, stream))))
    page.keys("l")
    page.quiet("the load alone")


def hostile(page):
    evil = "</script><img src=x onerror=\"document.title='owned'\"><!--"
    path, stream = report("hostile", os.path.join(GUESTS, "small"), evil, "\x1b[31m\u202e", status=3,
                          env=dict(os.environ, EVIL=evil + "<script>document.title='owned'</script>"))
    page.visit(path)
    for m in range(0, page.last() + 1, max(1, page.last() // 60)):
        page.go(m)
    title, made = page.run("return [document.title, document.querySelectorAll('img, iframe, object, base, form').length]")
    check("strings of the program stay text", "owned" not in title and made == 0, title, made)
    check("and are shown", "</script><img" in page.text("h1"), page.text("h1"))
    shown = page.run("return document.getElementById('stack').textContent")
    check("on the stack, too", evil in shown)
    page.quiet("hostile strings")


def refused(page):
    content = bytearray(open(os.path.join(GUESTS, "small"), "rb").read())
    phoff, = struct.unpack_from("<Q", content, 32)
    count, = struct.unpack_from("<H", content, 56)
    load = next(i for i in range(count) if struct.unpack_from("<I", content, phoff + 56 * i)[0] == 1)
    struct.pack_into("<Q", content, phoff + 56 * load + 32, 10 ** 9)
    broken = os.path.join(WORK, "broken")
    with open(broken, "wb") as f:
        f.write(content)
    os.chmod(broken, 0o755)
    path = os.path.join(KEEP, "refused.html")
    said = run(ULAB, "report", "-o", path, broken, status=126).stderr.decode()
    page.visit(path)
    shown = page.text("#refusal") or ""
    sentence = re.search(r": (program header .*) \[filesz-le-memsz\]", said)
    check("a refusal is told as on stderr", sentence and sentence[1] in shown, said, shown)
    page.wait("document.querySelector('#refusal .hex .fault')")
    marked = page.run("""return [...document.querySelectorAll("#refusal .hex td:nth-child(2) .fault")].map(e => e.textContent.trim()).join(" ")""")
    wanted = bytes(content[phoff + 56 * load + 32:phoff + 56 * load + 48])
    check("the header bytes at fault are marked", bytes.fromhex(marked) == wanted, marked, wanted.hex(" "))
    equal("where the plan stopped", page.run("return document.querySelector('.stages .stopped').firstChild.textContent"), "image")
    page.screenshot("refused.png", True)
    page.keys("l")
    words = leftovers(page)
    check("a refusal in Chinese", not words, *words)
    page.quiet("a refusal")


def merged(page):
    """A million events: the file opens, its numbers are right, and what was merged can be unfolded."""
    pairs = int(os.environ.get("BROWSER_PAIRS", "500000"))
    path, stream = report("many", os.path.join(GUESTS, "many"), str(pairs))
    size = os.path.getsize(path)
    page.visit(path)
    seconds = page.seconds
    check_numbers(page, stream, "many")
    page.keys("End")
    elements, moments_ = page.run("return [document.querySelectorAll('*').length, moments.length]")
    check("many: so many elements", elements < 8000, elements)
    check("many: so many moments", moments_ <= 5000, moments_)
    check("many: so large a file", size < 24 << 20, size)
    print("    %d events, %d moments, %.1f MiB, opened in %.2f s, %d elements" % (len(stream), moments_, size / 2 ** 20, seconds, elements))
    check_merged(page, stream)
    page.quiet("many")
    page.screenshot("many.png")


def check_merged(page, stream):
    most, at = page.run("let most = Math.max(...moments.map(m => m.count ?? 1)); return [most, moments.findIndex(m => m.count === most)]")
    if check("many: moments are merged", most > 1, most):
        page.go(at)
        first, last = page.run("return moments[state.moment].events")
        wanted = collections.Counter(key_of(e) for e in stream[first - 1:last] if e["event"] != "heap-state")
        equal("many: what a moment stands for", page.run("return moments[state.moment].counts"), dict(wanted))
        page.run("document.querySelector('.merged button').click()")
        count = min(200, last + 1 - first)
        page.wait("document.querySelectorAll('.events tbody tr').length >= %d" % count)
        rows = page.run("return [...document.querySelectorAll('.events tbody tr')].map(r => [r.cells[0].textContent.replace(/\\D/g, ''), r.cells[2].textContent])")
        equal("many: its first events", [int(r[0]) for r in rows], list(range(first, first + count)))
        mine = [hex(int(e["address"], 16)) if int(e.get("address") or "0x0", 16) else "" for e in stream[first - 1:first - 1 + count]]
        equal("many: their addresses", [r[1] for r in rows], mine)


def calls(page):
    """Every memory call, a child, an end by a signal."""
    path, stream = report("calls", os.path.join(GUESTS, "calls"), status=-11)
    page.visit(path)
    check_numbers(page, stream, "calls")
    check_load(page, stream, "calls")
    check_areas(page, stream, "calls")
    for e in (e for e in stream if e["event"] == "call"):
        at = page.run("return moments.findIndex(m => m.args && m.args.event === 'call' && m.args.call === arguments[0])", e["call"])
        page.go(at)
        check("calls: %s is shown as C" % e["call"], e["call"] + "(" in (page.text("#moment .call") or ""), page.text("#moment"))
    page.go(page.run("return moments.findIndex(m => m.args && m.args.errno)"))
    check("calls: an error has its name", "EINVAL" in page.text("#moment"), page.text("#moment"))
    page.go(page.run("return moments.findIndex(m => m.key === 'call.mprotect' && m.args.prot === 'r--')"))
    check("calls: a change of protection", "protection rw- becomes r--" in page.text("#moment .changes"), page.text("#moment"))
    page.go(page.run("return moments.findIndex(m => m.key === 'exit')"))
    check("calls: killed by SIGSEGV", "SIGSEGV" in page.text("#moment h2"), page.text("#moment h2"))
    check_chinese(page, stream)
    page.quiet("calls")


def dynamic(page):
    path, stream = report("dynamic", "/bin/true", status=0)
    page.visit(path)
    check_numbers(page, stream, "dynamic")
    check_load(page, stream, "dynamic")
    check_areas(page, stream, "dynamic")
    page.keys("End")
    page.quiet("dynamic")
    page.screenshot("dynamic.png")


def main():
    for line in texts.problems():
        check("texts: " + line, False)
    check("texts", True)
    only = os.environ.get("BROWSER_ONLY", "").split()
    with Page(KEEP) as page:
        page.viewport(1280, 900)
        for part in (small, saved, hostile, refused, calls, dynamic, merged):
            if only and part.__name__ not in only:
                continue
            try:
                part(page)
            except (Refused, subprocess.TimeoutExpired, KeyError, IndexError, TypeError, ValueError, AttributeError,
                    StopIteration, OSError) as problem:
                import traceback
                check("%s: %s: %s" % (part.__name__, type(problem).__name__, problem), False, traceback.format_exc()[-500:])
    print("%d passed, %d failed" % (passed, failed))
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
