"""readme.py README: runs what the README shows, and looks for what it says was printed.

In a block ```console a line "$ COMMAND" is run by bash, in one directory for the whole page; the lines
that follow must be in its output, in their order. Numbers are taken as equal, white space too; a line
"…" stands for any lines, and lines in between may always be left out. "(gdb) COMMAND" lines are given
to the gdb of the line "$ gdb -q -p PID", which attaches to the job that was started before.

Prints "ok NAME", "skip NAME: why" or "FAIL NAME" with the missing line, one per command.
"""
import os
import re
import shutil
import subprocess
import sys

TIMEOUT = 60  # seconds


def alike(line):
    line = re.sub(r"0x[0-9a-f]+", "H", line)
    line = re.sub(r"\b[0-9a-f]{16}\b|[0-9]+(\.[0-9]+)*", "N", line)
    return " ".join(line.split())


def commands(text):
    """Yields (command, its gdb commands, expected lines) of all console blocks."""
    for block in re.findall(r"^```console\n(.*?)^```", text, re.M | re.S):
        found = []
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], [], []))
            elif line.startswith("(gdb) "):
                found[-1][1].append(line[6:])
            elif line.strip() and line.strip() != "…" and not re.match(r"\[\d+\] \d+$", line):
                found[-1][2].append(line)
        yield from found


def missing(expected, output):
    """The first expected line that does not come, in order; None if all do."""
    have = iter([alike(line) for line in output.splitlines()])
    for line in expected:
        if not any(alike(line) == other for other in have):
            return line
    return None


def run(command):
    done = subprocess.run(["bash", "-c", command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          stdin=subprocess.DEVNULL, timeout=TIMEOUT, check=False)
    return done.stdout.decode(errors="replace")


def debug(job, gdb_commands):
    argv = ["gdb", "-q", "-nx", "-batch", "-p", str(job.pid)]
    for command in gdb_commands:
        argv += ["-ex", command]
    done = subprocess.run(argv, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          stdin=subprocess.DEVNULL, timeout=TIMEOUT, check=False)
    return done.stdout.decode(errors="replace")


def stopped(job):
    """Waits until the job has stopped itself."""
    return os.WIFSTOPPED(os.waitpid(job.pid, os.WUNTRACED)[1])


def main():
    job = None
    with open(sys.argv[1], encoding="utf-8") as file:
        text = file.read()
    for command, gdb_commands, expected in commands(text):
        output = ""
        if command.startswith("make "):
            print(f"skip {command}: done before")
            continue
        if command.startswith("gdb ") and not shutil.which("gdb"):
            print(f"skip {command}: no gdb")
            continue
        if command.endswith(" &"):
            job = subprocess.Popen(command[:-2].split(), stdout=subprocess.DEVNULL)
            line = None if stopped(job) else "(a job that stops itself)"
        else:
            output = debug(job, gdb_commands) if gdb_commands else run(command)
            line = missing(expected, output)
        if line is None:
            print(f"ok {command}")
        else:
            print(f"FAIL {command}\n    not there, or not in this order: {line}")
            print("".join(f"    | {o}\n" for o in output.splitlines()[:120]), end="")
    if job:
        job.kill()
        job.wait()


main()
