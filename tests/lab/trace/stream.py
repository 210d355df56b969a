#!/usr/bin/python3
"""stream.py FILE: is this stream of events in order?

plan, steps, rows, watch, [areas, done 1, done 2 ...], areas, entry, the run, exit, end; times never
go back by more than the fault records of other tasks allow; counts of the end are the lines'.
"""
import json
import sys

events = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
kinds = [e["event"] for e in events]
wrong = []


def check(condition, what):
    if not condition:
        wrong.append(what)


check(kinds[-1] == "end", "the last is " + kinds[-1])
check("exit" in kinds, "no exit")
watch = events[kinds.index("watch")] if "watch" in kinds else {}
if watch.get("by") == "uload":
    steps = [e for e in events if e["event"] == "step"]
    head = kinds[:kinds.index("watch")]
    check(head[0] == "plan", "the first is " + head[0])
    check(sorted(head, key=["plan", "step", "row"].index) == head, "the load is not in order")
    check(len(steps) == events[0]["steps"], "steps are missing")
    check(events[0]["pid"] == watch["pid"], "the plan is of another process")
    check("row" in head, "no rows")
    leave = steps[-1]
    if "entry" in kinds:
        entry = events[kinds.index("entry")]
        check((entry["address"], entry["sp"]) == (leave["to"], leave["sp"]), "the entry is elsewhere")
    done = [e["n"] for e in events if e["event"] == "done"]
    if "entry" in kinds and kinds[:kinds.index("entry")].count("areas") > 1:  # --steps
        check(done == list(range(1, len(steps))), "done: %s" % done)
if "entry" in kinds:
    at = kinds.index("entry")
    check(kinds[at - 1] == "areas" and events[at - 1].get("entry"), "no areas before the entry")
    check(not set(kinds[:at]) & {"call", "fault", "heap", "mark"}, "events before the entry")
last = {}
for e in events[kinds.index("watch"):] if "watch" in kinds else []:
    # records of one task come in order; a call is told when its stop is seen
    if e["event"] == "fault":
        check(e["time"] >= last.get(e["pid"], 0) - 5_000_000, "time goes back at %s" % e)
    last[e["pid"]] = max(last.get(e["pid"], 0), e["time"])
counts = {}
for kind in kinds[:-1]:
    counts[kind] = counts.get(kind, 0) + 1
check(counts == events[-1]["events"], "counts differ: %s %s" % (counts, events[-1]["events"]))
if watch and not watch["follow"]:
    pids = {e["pid"] for e in events if e["event"] not in ("plan", "step", "row")}
    check(pids == {watch["pid"]}, "children are told of, too: %s" % pids)
if watch.get("faults") == "none":
    check(not set(kinds) & {"fault", "resident"}, "faults were not wanted")
elif "entry" in kinds:
    check("resident" in kinds, "no page is present")
print("\n".join(wrong))
sys.exit(bool(wrong))
