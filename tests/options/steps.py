"""steps.py ULOAD STATUS [OPTION]... PROGRAM [ARG]...: --stop=steps keeps its promise.

uload stops before the first step and after each one but `leave`. At every stop /proc/PID/maps is held
against what --events announced: the maps at the first stop, with the steps so far done to them. The
program then ends with STATUS. Prints what is wrong, or how many stops there were.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile

PAGE = 4096


def maps(pid):
    """Page by page: address → (protection, file)."""
    pages = {}
    with open(f"/proc/{pid}/maps", encoding="utf-8") as file:
        for line in file:
            fields = line.split(maxsplit=5)
            start, end = (int(x, 16) for x in fields[0].split("-"))
            name = fields[5].strip() if len(fields) > 5 else ""
            if start >> 47:
                continue  # [vsyscall]
            for page in range(start, end, PAGE):
                pages[page] = (fields[1][:3], name if name.startswith("/") else "")
    return pages


def down(address):
    return address & -PAGE


def do(pages, step, files):
    """What the step says is done to the pages."""
    op = step["op"]
    start = int(step.get("address", "0"), 16)
    reach = range(down(start), start + step.get("length", 0), PAGE)
    if op == "unmap":
        for page in [p for p in pages if down(start) <= p < start + step["length"]]:
            del pages[page]
    elif op in ("map", "zero"):
        for page in reach:
            pages[page] = (step["prot"], files[step["of"]] if op == "map" else "")
    elif op == "protect":
        for page in reach:
            pages[page] = (step["prot"], pages[page][1])
    elif op == "move":
        shift = int(step["to"], 16) - start
        moved = {page + shift: pages.pop(page) for page in reach}
        pages.update(moved)
    elif op == "grow":
        page = down(start)
        while page not in pages:
            pages[page] = ("rw-", "")
            page += PAGE


def compare(expected, pid, where):
    found = maps(pid)
    for page in sorted(set(expected) | set(found)):
        if expected.get(page) != found.get(page):
            sys.exit(f"{where}: {page:#x} is {found.get(page)}, expected {expected.get(page)}")


def wait(pid):
    """True if the process stopped, else its exit status."""
    _, status = os.waitpid(pid, os.WUNTRACED)
    if os.WIFSTOPPED(status):
        assert os.WSTOPSIG(status) == signal.SIGSTOP, status
        return True
    return status


def main():
    uload, wanted, words = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
    with tempfile.NamedTemporaryFile("r", encoding="utf-8") as file:
        child = subprocess.Popen([uload, "--stop=steps", "--events=" + file.name] + words,
                                 stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        if wait(child.pid) is not True:
            sys.exit("did not stop before the first step")
        events = [json.loads(line) for line in file]
    steps = [e for e in events if e["event"] == "step"]
    assert not any(s["op"] == "stop" for s in steps), "a stop is listed as a step"
    files = {"program": os.path.realpath(events[0]["loaded"])}
    if events[0]["interpreter"]:
        files["interpreter"] = os.path.realpath(events[0]["interpreter"])
    pages = maps(child.pid)
    for step in steps[:-1]:
        os.kill(child.pid, signal.SIGCONT)
        if wait(child.pid) is not True:
            sys.exit(f"step {step['n']}: ended")
        do(pages, step, files)
        compare(pages, child.pid, f"step {step['n']}, {step['op']}")
    os.kill(child.pid, signal.SIGCONT)
    status = wait(child.pid)
    if status is True or os.waitstatus_to_exitcode(status) != wanted:
        sys.exit(f"behind the last step: {status}, not {wanted}")
    child.returncode = wanted
    print(len(steps), "stops")


main()
