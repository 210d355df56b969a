"""What every report's page has to do: one function for each side of it."""
import collections
import os
import re
import struct
import time

import texts
from report import KEEP, address, check, equal, key_of, steps


# ---- numbers ----

def numbers(page, stream, what):
    wanted = collections.Counter(map(key_of, stream))
    equal(what + ": events by kind", page.look("counts", "events"), dict(wanted))
    heap = collections.Counter(e["from"] for e in stream if e["event"] == "heap" and e.get("from"))
    equal(what + ": malloc served from", page.look("counts", "from"), dict(heap))
    equal(what + ": faults by region add up", sum(page.look("counts", "regions").values()),
          wanted["fault"])
    shown = re.sub(r"\D", "", page.text("#summary-figures [data-name=calls] td:last-child"))
    equal(what + ": system calls", shown, str(sum(e["event"] == "call" for e in stream)))
    covered = page.run("return moments.reduce((n, m) => n + (m.events ? m.events[1] - m.events[0] + 1 : 0), 0)")
    check(what + ": moments cover the events", 0 < covered <= len(stream), covered, len(stream))


def load(page, stream, what):
    """From the empty address space to the jump, step by step."""
    page.go(0)
    equal(what + ": the address space is empty at first", page.areas(), [])
    shown = page.run("return moments.filter(m => m.args?.event === 'step').map(m => m.args.n)")
    equal(what + ": each step is a moment", shown, [e["n"] for e in steps(stream)])
    for e in steps(stream):
        page.go(page.find("step", "n", e["n"]))
        told = page.text("#moment")
        check("%s: step %d has its reason, source and call" % (what, e["n"]),
              e["why"] in told and e["source"] in told and e["call"] in told, e, told)
        if e["op"] in ("map", "zero"):
            check("%s: step %d shows what it maps" % (what, e["n"]),
                  page.holds(address(e), address(e) + e["length"]), e, page.areas())
    page.run("document.getElementById('to-jump').click()")
    equal(what + ": the jump", page.key(), "step.leave")
    for e in steps(stream, "map") + steps(stream, "zero"):
        check("%s: after the load %s is there" % (what, e["address"]),
              page.holds(address(e), address(e) + e["length"]), page.areas())


def areas(page, stream, what):
    """The kernel's own list of areas at the entry point; the break in the end; the peaks."""
    listed = [e for e in stream if e["event"] == "areas" and e.get("entry")]
    if not check(what + ": the kernel's areas are in the stream", listed):
        return
    wanted, shown = set(), set()
    for a in listed[-1]["areas"]:
        if address(a, "start") < 1 << 47 and not a.get("name", "").startswith("[vvar"):
            pages = range(address(a, "start") >> 12, address(a, "end") >> 12)
            wanted.update((n, a["prot"]) for n in pages)
    page.go_key("entry")
    for low, high, prot, label in page.areas():
        if not label.startswith("vvar"):
            shown.update((n, prot) for n in range(low >> 12, high >> 12))
    equal(what + ": the picture agrees with /proc/PID/maps", sorted(shown ^ wanted)[:8], [])
    mappings(page, stream, what)
    page.keys("End")
    start = address(steps(stream, "mm")[0], "brk")
    grown = [address(e, "result") - start for e in stream if key_of(e) == "call.brk"]
    if grown:
        equal(what + ": the heap in the end", page.run("return heapBytes(LAST)"), grown[-1])
        equal(what + ": the largest heap", page.run("return data.summary.peak_heap"), max(grown))
    tops = page.run("return series.map(s => s.top)")
    peaks = page.run("return [data.summary.peak_mapped, data.summary.peak_resident]")
    equal(what + ": peaks of plot and summary", tops[:2], peaks)


def mappings(page, stream, what):
    """What mmap brings is there from its moment on, what munmap takes until then."""
    for e in stream:
        if e["event"] != "call" or e["call"] not in ("mmap", "munmap") or e.get("errno"):
            continue
        m = page.find("call", "time", e["time"])
        low = address(e, "result") if e["call"] == "mmap" else address(e)
        high = low + (e["length"] + 4095 & ~4095)
        seen = [page.look("covered", at, low, high) for at in (m - 1, m)]
        check("%s: %s at %#x" % (what, e["call"], low), m > 0 and seen[1] == (e["call"] == "mmap")
              and (seen[0] or e["call"] == "mmap"), e, m, seen)


# ---- ways to move ----

def keys(page):
    last = page.last()
    page.go(0)
    page.run("document.activeElement.blur()")
    for key, wanted in (("ArrowRight", 1), ("ArrowRight", 2), ("ArrowLeft", 1), ("ArrowDown", 2),
                        ("ArrowUp", 1), ("PageDown", 11), ("PageUp", 1), ("End", last),
                        ("ArrowRight", last), ("Home", 0), ("ArrowLeft", 0)):
        page.keys(key)
        equal("key %s" % key, page.moment(), wanted)
    page.click("#slider")
    page.go(0)
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
    equal("key J", page.key(), "step.leave")
    page.keys("?")
    check("key ? shows the keys", page.run("return document.querySelector('dialog').open"))
    page.keys("Escape")
    check("Escape closes them", not page.run("return document.querySelector('dialog').open"))
    page.keys("l")
    equal("key L", page.run("return document.documentElement.lang"), "zh-CN")
    page.keys("l", "t")
    equal("key T", page.run("return document.documentElement.dataset.theme"), "light")
    page.keys("t", "t")


def buttons(page):
    last = page.last()
    check("each moment has its place on the axis",
          page.run("return moments.every((m, i) => axis.moment(axis.at(i)) === i)"))
    equal("the ends of the axis", page.run("return [axis.at(0), axis.at(LAST)]"), [0, 1])
    for button, wanted in (("first", 0), ("next", 1), ("next", 2), ("previous", 1), ("last", last)):
        page.click("#" + button)
        equal("button " + button, page.moment(), wanted)
    left, top, width, height = page.look("box", "#slider")
    page.click_at(left + width / 2, top + height / 2)
    wanted = page.run("return axis.moment(0.5)")
    check("a click in the middle of the slider", abs(page.moment() - wanted) <= max(2, last * 0.02),
          page.moment(), wanted)
    left, top, width, height = page.look("box", ".timeline")
    page.click_at(left + width * 0.25, top + 20)
    wanted = page.run("return axis.moment(arguments[0])", (width * 0.25 - 8) / (width - 16))
    check("a click on the timeline", abs(page.moment() - wanted) <= 2, page.moment(), wanted)
    path = page.run("return document.querySelector('.cursor').getAttribute('d')")
    check("the cursor of the timeline follows",
          abs(float(re.match(r"M([\d.]+)", path)[1]) - width * 0.25) < 25, path, width)
    page.click("#slider")
    page.keys("Tab")
    focus = page.look("focus")
    check("the focus can be seen", focus[1] != "none" and focus[2] >= 2 or focus[3], focus)


def aria(page):
    page.go(3)
    said = page.run("return document.getElementById('live').textContent")
    page.go(4)
    now = page.run("return document.getElementById('live').textContent")
    check("the live region tells each moment", said != now and len(now) > 10, said, now)
    equal("everything to press has a name", page.look("nameless"), [])
    says = page.run("return controls.slider.getAttribute('aria-valuetext')")
    check("the slider says where it is", says.startswith("4 of"), says)
    equal("no id twice", page.look("doubleIds"), [])


# ---- pages, stack, heap ----

def shown_bytes(page):
    """The bytes of the hex view, folded lines as zeros."""
    content = bytearray()
    for line in page.look("hexLines"):
        content += bytes(16 * line) if isinstance(line, int) else bytes.fromhex(line)
    return bytes(content)


def code_page(page, stream, content):
    """Clicks the area of the code and its first page."""
    page.keys("End")
    last, e = page.moment(), next(e for e in steps(stream, "map") if e["prot"] == "r-x")
    low = address(e)
    page.click(".area[data-area='%d']" % page.look("areaId", low))
    equal("cells of the code area", len(page.look("texts", ".cell")), e["length"] // 4096)
    page.click(".cell[data-cell='0']")
    check("the page is described", page.wait("document.querySelector('#pages .hex')"))
    equal("bytes of a page of code", shown_bytes(page),
          content[e["offset"]:e["offset"] + 4096].ljust(4096, b"\0"))
    fault = next((f for f in stream if f["event"] == "fault" and low <= address(f) < low + 4096), None)
    if fault:
        told = "document.querySelector('#pages dl').innerText.includes('%s')" % fault["ip"]
        check("who touched it first", page.wait(told), fault, page.text("#pages dl"))
    page.run("document.querySelector('.cell').focus()")
    page.keys("ArrowRight", "Enter")
    equal("keys choose a page", page.run("return state.page"), low + 4096)
    equal("keys of the grid do not move the slider", page.moment(), last)


def tail_page(page, stream, content):
    """The page that is the file's at first and .bss behind."""
    tail = next(e for e in steps(stream, "wipe") if e.get("of") == "program")
    mapped = next(e for e in steps(stream, "map") if e["phdr"] == tail["phdr"])
    where, first = address(tail), address(tail) & ~4095
    page.look("choosePage", where, first)
    page.wait("document.querySelector('#pages .hex tbody tr')")
    start = mapped["offset"] + first - address(mapped)
    equal("the wiped tail is zero", shown_bytes(page),
          content[start:start + where - first].ljust(4096, b"\0"))
    check("so many bytes of it are said to be zero",
          "%d zero bytes" % (first + 4096 - where) in page.text("#pages"), page.text("#pages"))


def stack_page(page, stream):
    sp = address(steps(stream, "leave")[0], "sp")
    page.look("choosePage", sp, sp & ~4095)
    if check("the stack's page shows bytes", page.wait("document.querySelector('#pages .hex td')", 5)):
        argc = page.run("return data.argv.length")
        equal("argc at sp", shown_bytes(page)[sp & 4095:][:8], struct.pack("<Q", argc))


def pages(page, stream, program):
    with open(program, "rb") as f:
        content = f.read()
    code_page(page, stream, content)
    tail_page(page, stream, content)
    stack_page(page, stream)


def stack(page, stream):
    rows = ["%s %d" % (hex(address(e)), e["bytes"]) for e in stream if e["event"] == "row"]
    equal("the rows of the stack", sorted(page.look("stackRows")), sorted(rows))
    target = page.look("followArgv")
    check("a pointer of argv leads to its string", re.search(r"argv\[\d+\]", target), target)


def heap(page):
    if not check("there are pictures of the heap", page.run("return snapshots.length") > 2):
        return
    page.go(page.run("return snapshots.at(-2).moment"))
    page.wait("document.querySelector('#heap svg.strip:not(.sample) rect')")
    h = page.look("heap")
    check("the heap's strip has its blocks", h["blocks"] > 10, h)
    equal("the strip of free lists has each free block", h["free"], h["listed"])
    check("the strip leaves nothing out", abs(h["pieces"] - h["size"]) <= 512, h)
    equal("fragmentation", float(page.text("#heap output")), round(h["fragmentation"], 3))


# ---- languages, looks, places ----

def chinese(page):
    page.go(0)
    page.click("#language")
    for m in range(0, page.last() + 1, max(1, page.last() // 120)):
        page.go(m)
        words = page.look("english", texts.NAMES)
        if not check("no English at moment %d" % m, not words, *words):
            break
    equal("labels for screen readers are Chinese", page.look("englishLabels"), [])
    check("the language is in the address", page.wait("location.hash.includes('lang=zh')", 3))
    page.click("#language")
    equal("and back", page.run("return document.documentElement.lang"), "en")


def brightness(page):
    colour = page.run("return getComputedStyle(document.documentElement).backgroundColor")
    return sum(map(int, re.findall(r"\d+", colour)[:3]))


def sizes(page, path, name):
    for width, height in ((1280, 900), (1024, 768), (360, 740)):
        page.viewport(width, height)
        page.visit(path, "m=8&area=0")
        wide = page.run("return [document.documentElement.scrollWidth, innerWidth]")
        check("%dx%d: nothing to scroll sideways" % (width, height), wide[0] <= wide[1], wide)
        page.screenshot("%s-%d.png" % (name, width))
    page.viewport(1280, 900)


def themes(page, path, name):
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


def paper(page, name):
    page.media("print")
    equal("no controls on paper",
          page.look("boxes", ["#slider", "#play", "#head nav", "#language", "#pages"]), [0] * 5)
    kept = page.look("boxes", ["#moment h2", "#picture svg", "#stack table", "#summary table"])
    check("moment, picture, stack and summary on paper", all(kept), kept)
    page.media()
    pdf = page.print()
    check("it prints", pdf.startswith(b"%PDF") and re.search(rb"/Type\s*/Page\b", pdf), pdf[:20])
    with open(os.path.join(KEEP, name + ".pdf"), "wb") as f:
        f.write(pdf)


def places(page, path):
    page.visit(path, "m=12&lang=zh&theme=dark")
    equal("a place in the address is found again",
          page.run("return [state.moment, document.documentElement.lang, state.theme]"),
          [12, "zh-CN", "dark"])
    for place in ("m=99999999", "m=-4", "m=x&lang=klingon&area=zzz&page=0xzz", "%%%", "m=3&area=9999"):
        page.visit(path, place)
        check("a strange address: " + place, 0 <= page.moment() <= page.last())
    page.quiet("strange addresses")
