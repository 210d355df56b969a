"""document.py plan|events|lint|refusal FILE: is FILE such a document (docs/events.md)? Says why not."""

import json
import sys

SEVERITIES = {"note", "warning", "error"}


def address(value):
    assert value.startswith("0x"), value
    return int(value, 16)


def check_steps(steps):
    assert [s["n"] for s in steps] == list(range(1, len(steps) + 1))
    assert steps[-1]["op"] == "leave"
    for step in steps:
        for key in ("op", "reason", "why", "source", "call", "may_fail"):
            assert key in step, (step, key)
        if "address" in step:
            address(step["address"])
            assert isinstance(step["length"], int)


def check_stack(stack):
    """The rows cover [sp, end) without a gap, from high to low."""
    top = address(stack["end"])
    for row in stack["rows"]:
        assert address(row["address"]) + row["bytes"] == top, row
        top = address(row["address"])
    assert top == address(stack["sp"])


def check_plan(text):
    plan = json.loads(text)
    assert plan["document"] == "plan" and plan["schema"] == 1
    assert plan["steps"] == len(plan["plan"])
    check_steps(plan["plan"])
    check_stack(plan["stack"])
    assert plan["auxv"][-1]["name"] == "AT_NULL"
    assert plan["layout"]["brk"] == plan["mm"]["brk"]
    strings = [r for r in plan["stack"]["rows"] if r["kind"] == "arg-string"]
    assert [r["string"] for r in reversed(strings)] == plan["argv"]


def check_events(text):
    assert text.endswith("\n")
    events = [json.loads(line) for line in text.splitlines()]
    assert events[0]["event"] == "plan" and events[0]["schema"] == 1
    count = events[0]["steps"]
    steps, rows = events[1:count + 1], events[count + 1:]
    assert all(e["event"] == "step" for e in steps)
    assert all(e["event"] == "row" for e in rows)
    check_steps(steps)
    check_stack(dict(events[0]["stack"], rows=rows))
    assert events[0]["layout"]["start"] == steps[-1]["to"]
    assert events[0]["stack"]["sp"] == steps[-1]["sp"]
    for key, of in (("image", "program"), ("interpreter_image", "interpreter")):
        loads = [s["phdr"] for s in events[0].get(key, {"segments": []})["segments"]]
        assert {s["phdr"] for s in steps if s.get("of") == of and "phdr" in s} <= set(loads)
        assert len(loads) == events[0].get(key, {"loads": 0})["loads"]


def check_refusal(text):
    refusal = json.loads(text)
    assert "refusal" in (refusal.get("event"), refusal.get("document"))
    assert refusal["schema"] == 1 and refusal["status"] in (126, 127)
    address(refusal["a"]), address(refusal["b"])
    assert refusal["stage"] not in refusal["passed"]
    for field in refusal["fields"]:
        raw = bytes.fromhex(field["bytes"])
        assert len(raw) == field["size"]
        assert int.from_bytes(raw, "little") == address(field["value"])
    for key in ("program", "rule", "file", "message"):
        assert refusal[key], key


def check_lint(text):
    lint = json.loads(text)
    assert lint["document"] == "lint" and lint["schema"] == 1
    for finding in lint["findings"]:
        assert finding["severity"] in SEVERITIES and finding["id"] and finding["what"]
        assert finding["remedy"] != "" and finding["flag"] != ""
        assert finding.get("phdr", 0) >= 0 and int(finding["a"], 16) >= 0 <= int(finding["b"], 16)
    for severity in SEVERITIES:
        assert lint[severity + "s"] == sum(f["severity"] == severity for f in lint["findings"])
    assert lint["page"] >= 4096
    assert lint["ok"] == all(f["severity"] != "error" for f in lint["findings"])


with open(sys.argv[2], encoding="utf-8", newline="\n") as file:
    {"plan": check_plan, "events": check_events, "lint": check_lint,
     "refusal": check_refusal}[sys.argv[1]](file.read())
