"""page.py ULAB ULOAD WORK KEEP: the checks of tests/lab/browser.sh, one function for each report.

Numbers are counted from the stream of events that the report was made of, by this program's own
means: what the page shows has to equal them."""
import collections
import os
import re
import struct
import subprocess
import sys
import traceback

import checks
import texts
from report import (GUESTS, KEEP, ULAB, ULOAD, WORK, Page, address, check, equal, key_of, report,
                    report_of, run, score)
from webdriver import Refused


def small(page):
    """The report that everything is tried on."""
    program = os.path.join(GUESTS, "small")
    path, stream = report("small", program, "x", status=3)
    page.visit(path)
    title = page.run("return document.title")
    check("the title names the program", "small" in title, title)
    checks.numbers(page, stream, "small")
    checks.load(page, stream, "small")
    checks.areas(page, stream, "small")
    checks.keys(page)
    checks.buttons(page)
    checks.aria(page)
    checks.pages(page, stream, program)
    checks.stack(page, stream)
    checks.heap(page)
    checks.chinese(page)
    page.quiet("small")
    checks.sizes(page, path, "small")
    checks.themes(page, path, "small")
    checks.paper(page, "small")
    page.quiet("small, light and dark")
    checks.places(page, path)


def saved(page):
    """A stream of uload's alone."""
    events = os.path.join(WORK, "load.events")
    run(ULOAD, "--events=" + events, os.path.join(GUESTS, "small"), status=3)
    path, stream = report_of("load", events)
    page.visit(path)
    checks.load(page, stream, "the load alone")
    equal("the load alone: events by kind", page.look("counts", "events"),
          dict(collections.Counter(map(key_of, stream))))
    page.keys("l")
    page.quiet("the load alone")


def hostile(page):
    """Arguments and environment that would like to be part of the page."""
    evil = "</script><img src=x onerror=\"document.title='owned'\"><!--"
    more = evil + "<script>document.title='owned'</script>"
    path, _ = report("hostile", os.path.join(GUESTS, "small"), evil, "\x1b[31m\u202e", status=3,
                     env=dict(os.environ, EVIL=more))
    page.visit(path)
    for m in range(0, page.last() + 1, max(1, page.last() // 60)):
        page.go(m)
    made = page.look("texts", "img, iframe, object, base, form")
    title = page.run("return document.title")
    check("strings of the program stay text", "owned" not in title and not made, title, made)
    check("and are shown", "</script><img" in page.text("h1"), page.text("h1"))
    check("on the stack, too", evil in page.look("texts", "#stack")[0])
    page.quiet("hostile strings")


def broken_program():
    """(path, the bytes at fault, without their values): p_filesz of the first PT_LOAD is too large."""
    with open(os.path.join(GUESTS, "small"), "rb") as f:
        content = bytearray(f.read())
    phoff, = struct.unpack_from("<Q", content, 32)
    count, = struct.unpack_from("<H", content, 56)
    headers = [phoff + 56 * i for i in range(count)]
    first = next(h for h in headers if struct.unpack_from("<I", content, h)[0] == 1)
    struct.pack_into("<Q", content, first + 32, 10 ** 9)
    path = os.path.join(WORK, "broken")
    with open(path, "wb") as f:
        f.write(content)
    os.chmod(path, 0o755)
    return path, bytes(content[first + 32:first + 48])


def refused(page):
    program, wanted = broken_program()
    path = os.path.join(KEEP, "refused.html")
    said = run(ULAB, "report", "-o", path, program, status=126).stderr.decode()
    page.visit(path)
    sentence = re.search(r": (program header .*) \[filesz-le-memsz\]", said)
    check("a refusal is told as on stderr", sentence and sentence[1] in page.text("#refusal"),
          said, page.text("#refusal"))
    page.wait("document.querySelector('#refusal .hex .fault')")
    marked = " ".join(page.look("texts", "#refusal .hex td:nth-child(2) .fault"))
    equal("the header bytes at fault are marked", bytes.fromhex(marked), wanted)
    stopped = page.look("texts", ".stages .stopped")
    check("where the plan stopped", len(stopped) == 1 and stopped[0].startswith("image"), stopped)
    page.screenshot("refused.png", True)
    page.keys("l")
    words = page.look("english", texts.NAMES)
    check("a refusal in Chinese", not words, *words)
    page.quiet("a refusal")


def calls(page):
    """Every memory call, a child, an end by a signal."""
    path, stream = report("calls", os.path.join(GUESTS, "calls"), status=-11)
    page.visit(path)
    checks.numbers(page, stream, "calls")
    checks.load(page, stream, "calls")
    checks.areas(page, stream, "calls")
    for call in {e["call"] for e in stream if e["event"] == "call"}:
        page.go(page.find("call", "call", call))
        check("calls: %s is shown as C" % call, call + "(" in page.text("#moment .call"))
    page.go(page.find("call", "errno", 22))
    check("calls: an error has its name", "EINVAL" in page.text("#moment"), page.text("#moment"))
    page.go_key("call.mprotect")
    change = page.text("#moment .changes")
    check("calls: a change of protection", "protection rw- becomes r--" in change, change)
    page.go_key("exit")
    check("calls: killed by SIGSEGV", "SIGSEGV" in page.text("#moment h2"), page.text("#moment h2"))
    checks.chinese(page)
    page.quiet("calls")


def dynamic(page):
    path, stream = report("dynamic", "/bin/true", status=0)
    page.visit(path)
    checks.numbers(page, stream, "dynamic")
    checks.load(page, stream, "dynamic")
    checks.areas(page, stream, "dynamic")
    page.quiet("dynamic")
    page.screenshot("dynamic.png")


def unfolded(page, stream):
    """The moment that stands for most events: what it is made of, and its list."""
    most = page.run("return Math.max(...moments.map(m => m.count ?? 1))")
    if not check("many: moments are merged", most > 1, most):
        return
    page.go(page.run("return moments.findIndex(m => m.count === arguments[0])", most))
    first, last = page.run("return moments[state.moment].events")
    events, count = stream[first - 1:last], min(200, last + 1 - first)
    wanted = collections.Counter(key_of(e) for e in events if e["event"] != "heap-state")
    equal("many: what a moment stands for", page.run("return moments[state.moment].counts"),
          dict(wanted))
    page.run("document.querySelector('.merged button').click()")
    page.wait("look.eventRows().length >= %d" % count)
    rows = page.look("eventRows")
    equal("many: its first events", [r[0] for r in rows], list(range(first, first + count)))
    equal("many: their addresses", [r[1] for r in rows],
          [hex(address(e)) if address(e) else "" for e in events[:count]])


def many(page):
    """A million events: the file opens, its numbers are right, and what was merged can be unfolded.
    Times are told, not judged."""
    pairs = os.environ.get("BROWSER_PAIRS", "500000")
    path, stream = report("many", os.path.join(GUESTS, "many"), pairs)
    size = os.path.getsize(path)
    page.visit(path)
    checks.numbers(page, stream, "many")
    page.keys("End")
    elements, count = page.run("return [look.all('*').length, moments.length]")
    check("many: so many elements", elements < 8000, elements)
    check("many: so many moments", count <= 5000, count)
    check("many: so large a file", size < 24 << 20, size)
    print("    %d events, %d moments, %.1f MiB, opened in %.2f s, %d elements"
          % (len(stream), count, size / 2 ** 20, page.seconds, elements))
    unfolded(page, stream)
    page.quiet("many")
    page.screenshot("many.png")


REPORTS = (small, saved, hostile, refused, calls, dynamic, many)


def main():
    """BROWSER_ONLY="small many": only those."""
    wrong = list(texts.problems())
    check("texts are complete in both languages", not wrong, *wrong)
    only = os.environ.get("BROWSER_ONLY", "").split()
    with Page(KEEP) as page:
        page.viewport(1280, 900)
        for part in REPORTS:
            if only and part.__name__ not in only:
                continue
            try:
                part(page)
            except (Refused, OSError, LookupError, TypeError, ValueError, AttributeError,
                    StopIteration, subprocess.SubprocessError) as problem:
                check("%s: %s" % (part.__name__, problem), False, traceback.format_exc()[-600:])
    print("%(passed)d passed, %(failed)d failed" % score)
    return score["failed"] > 0


sys.exit(main())
