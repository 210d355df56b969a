"""Reports, their streams of events, and a browser that shows one: what page.py's checks stand on."""
import json
import os
import re
import subprocess
import sys
import time

from webdriver import Browser

ULAB, ULOAD, WORK, KEEP = sys.argv[1:5]
GUESTS = os.path.join(WORK, "guests")
HERE = os.path.dirname(os.path.abspath(__file__))
score = {"passed": 0, "failed": 0}


def check(what, good, *details):
    score["passed" if good else "failed"] += 1
    if not good:
        print("FAIL", what)
        for line in details:
            print("   ", str(line)[:600])
    return bool(good)


def equal(what, shown, wanted):
    return check(what, shown == wanted, "shown:  %r" % (shown,), "wanted: %r" % (wanted,))


# ---- reports and their streams ----

def run(*words, status=None, **more):
    done = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, timeout=120,
                          cwd=WORK, **more)
    if status is not None:
        check("status of " + " ".join(map(str, words))[:100], done.returncode == status,
              done.returncode, done.stderr)
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


def steps(stream, op=None):
    return [e for e in stream if e["event"] == "step" and op in (None, e["op"])]


def address(event, name="address"):
    return int(event.get(name) or "0x0", 16)


# ---- the browser ----

class Page(Browser):
    def visit(self, path, place="m=0"):
        """Opens a report as if for the first time."""
        self.open("about:blank")
        self.console()
        self.requests()
        begun = time.monotonic()
        self.open("file://%s#%s" % (path, place))
        self.seconds = time.monotonic() - begun
        self.path = path
        with open(os.path.join(HERE, "look.js"), encoding="utf-8") as f:
            self.run(f.read())

    def look(self, name, *args):
        """A function of look.js."""
        return self.run("return look[arguments[0]](...[...arguments].slice(1))", name, *args)

    def quiet(self, what):
        lines = self.console()
        check(what + ": nothing on the console", not lines, *lines[:4])
        ours = ("file://" + self.path, "chrome:", "data:", "about:")
        asked = [url for url in self.requests() if not url.startswith(ours)]
        check(what + ": no request", not asked, *asked[:4])

    def moment(self):
        return int(self.run("return controls.slider.getAttribute('aria-valuenow')"))

    def last(self):
        return int(self.run("return controls.slider.max"))

    def go(self, moment):
        self.run("go(arguments[0])", moment)

    def find(self, event, name, value):
        """The moment of an event whose member `name` is `value`."""
        return self.look("find", event, name, value)

    def key(self):
        return self.run("return moments[state.moment].key")

    def go_key(self, key):
        self.go(self.run("return moments.findIndex(m => m.key === arguments[0])", key))

    def text(self, selector):
        return self.run("return document.querySelector(arguments[0])?.innerText", selector) or ""

    def areas(self):
        """What the picture shows: [(low, high, protection, label)], lowest first."""
        form = r"(0x[0-9a-f]+)\u2013(0x[0-9a-f]+).*, ([r-][w-][x-])"
        found = [(re.search(form, label or ""), label) for label in self.look("areaLabels")]
        return sorted((int(m[1], 16), int(m[2], 16), m[3], label) for m, label in found if m)

    def holds(self, low, high):
        return any(a[0] <= low and high <= a[1] for a in self.areas())
