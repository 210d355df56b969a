#!/usr/bin/env python3
"""watch.py: what a stream of ulab watch holds, counted without ulab.

  watch.py totals EVENTS SUMMARY   the numbers of --json against those of the stream; prints differences
  watch.py between EVENTS MARK     the events of the program between MARK and the next one, as words
  watch.py touched EVENTS MARK     how many pages of the memory that was made in between (or of the
                                   stack) were found touched there, by faults or by pagemap
"""
import json
import sys

PAGE = 4096


def events(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def number(value):
    return int(value, 16) if isinstance(value, str) else value


def pages(length):
    return (length + PAGE - 1) // PAGE * PAGE


class Totals:
    """Counts as the summary has them."""

    def __init__(self):
        self.rows = {}
        self.heap = {}
        self.origin = {}
        self.brk = {}

    def add(self, row, count=1, size=0):
        have = self.rows.setdefault(row, [0, 0])
        have[0] += count
        have[1] += size

    def call(self, event):
        name, error = event["call"], event.get("errno")
        if name == "brk":
            self.move(event)
        elif error and name != "other":
            self.add("refused")
        elif name == "mmap":
            self.add("mmap_file" if event["fd"] >= 0 else "mmap", 1, pages(event["length"]))
        elif name == "mremap":
            self.add(name, 1, pages(event["new_length"]))
        elif name in ("munmap", "mprotect", "madvise"):
            self.add(name, 1, pages(event["length"]))
        elif name == "other":
            self.add(name)

    def move(self, event):
        wanted, now = number(event["address"]), number(event["result"])
        before = self.brk.get(event["pid"])
        if wanted and now != wanted:
            self.add("refused")
        elif before is not None and now > before:
            self.add("brk_up", 1, now - before)
        elif before is not None and now < before:
            self.add("brk_down", 1, before - now)
        else:
            self.add("brk_asked")
        self.brk[event["pid"]] = now

    def event(self, event):
        kind = event["event"]
        if kind == "step" and event["op"] == "mm":
            self.brk["start"] = number(event["brk"])
        elif kind == "entry":
            self.brk[event["pid"]] = self.brk.get("start")
        elif kind == "call":
            self.call(event)
        elif kind == "fault":
            self.add("faults")
        elif kind == "resident":
            self.add("present", event["length"] // PAGE, event["length"])
        elif kind == "heap" and event["call"] != "start":
            for table, key in ((self.heap, event["call"]), (self.origin, event["from"])):
                have = table.setdefault(key, [0, 0])
                have[0] += 1
                have[1] += event["size"]
        elif kind in ("fork", "exec", "signal", "mark"):
            self.add(kind)
            if kind == "exec":
                self.brk[event["pid"]] = None
            if kind == "fork":
                self.brk[event["child"]] = self.brk.get(event["pid"])


def totals(path, summary_path):
    counted = Totals()
    for event in events(path):
        counted.event(event)
    with open(summary_path, encoding="utf-8") as text:
        summary = json.load(text)
    wrong = []

    def same(name, ours, theirs):
        if list(ours) != list(theirs):
            wrong.append(f"{name}: the stream has {ours}, the summary {theirs}")

    rows = {key: (row["number"], row["bytes"]) for key, row in summary["events"].items()}
    for key in ("brk_up", "brk_down", "brk_asked", "mmap", "mmap_file", "munmap", "mremap",
                "mprotect", "madvise", "refused", "fork", "exec", "signal", "mark", "present"):
        if key in rows:
            same(key, counted.rows.get(key, (0, 0)), rows[key])
    if "first_touch" in rows:
        faults = rows["first_touch"][0] + rows["again"][0]
        same("faults", [counted.rows.get("faults", [0])[0]], [faults])
        same("faults by region", [faults], [sum(r["touched"] + r["again"] for r in summary["faults"])])
        same("pages by region", [rows["present"][0]], [sum(r["present"] for r in summary["faults"])])
    if summary.get("heap"):
        for key, row in summary["heap"]["calls"].items():
            same(key, counted.heap.get(key, (0, 0)), (row["number"], row["bytes"]))
        for key, row in summary["heap"]["from"].items():
            same(f"from {key}", counted.origin.get(key, (0, 0)), (row["number"], row["bytes"]))
        same("malloc calls", [sum(row[0] for row in counted.heap.values())],
             [summary["heap"]["number"]])
    print("\n".join(wrong), end="\n" if wrong else "")
    return 1 if wrong else 0


def between(path, mark):
    """The events after this mark up to the next one, of the process that made it."""
    found, pid = [], None
    for event in events(path):
        if event["event"] == "mark":
            if pid is not None and event["pid"] == pid:
                break
            if event["name"] == mark:
                pid = event["pid"]
        elif pid is not None and event["pid"] == pid:
            found.append(event)
    return found


def words(path, mark):
    brk = None
    for event in events(path):
        if event["event"] == "call" and event["call"] == "brk":
            brk = number(event["result"])
        if event["event"] == "mark" and event["name"] == mark:
            break
    for event in between(path, mark):
        kind = event["event"]
        if kind == "call":
            name, text = event["call"], ""
            if name == "brk":
                now = number(event["result"])
                text = f" {now - brk:+d}" if brk else ""
                brk = now
            elif name == "mremap":
                text = f" {event['length']} {event['new_length']}"
            else:
                text = f" {event['length']}"
            print(name + text + (" refused" if event.get("errno") else ""))
        elif kind == "heap" and event["call"] != "start":
            print(f"{event['call']} {event['from']}")


def ranges(path, mark):
    """The memory that the segment is about: what its calls made, or the stack."""
    start = None
    for event in events(path):
        if event["event"] == "mark" and event["name"] == mark:
            start = number(event["address"])
        if event["event"] == "entry" and mark == "stack":
            top = number(event["sp"])
            yield range((top >> 12) - 300, (top >> 12) + 1)
            return
    for event in between(path, mark):
        if event["event"] == "call" and not event.get("errno"):
            result = number(event["result"])
            if event["call"] == "brk":
                yield range(start // PAGE, pages(result) // PAGE)
            elif event["call"] == "mremap":
                yield range(result // PAGE, (result + pages(event["new_length"])) // PAGE)
            elif event["call"] == "mmap":
                yield range(result // PAGE, (result + pages(event["length"])) // PAGE)


def touched(path, mark):
    seen, wanted = set(), list(ranges(path, mark))
    for event in between(path, mark):
        if event["event"] == "fault":
            seen.add(number(event["address"]) // PAGE)
        elif event["event"] == "resident":
            first = number(event["address"]) // PAGE
            seen.update(range(first, first + event["length"] // PAGE))
    print(sum(any(page in one for one in wanted) for page in seen))


def main(argv):
    if len(argv) == 4 and argv[1] == "totals":
        return totals(argv[2], argv[3])
    if len(argv) == 4 and argv[1] == "between":
        return words(argv[2], argv[3])
    if len(argv) == 4 and argv[1] == "touched":
        return touched(argv[2], argv[3])
    sys.exit(__doc__)


if __name__ == "__main__":
    sys.exit(main(sys.argv) or 0)
