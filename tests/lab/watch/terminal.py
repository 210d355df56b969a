#!/usr/bin/env python3
"""terminal.py ULAB FOLDER: ulab watch on a terminal: signals typed and sent, colours, the live view.

Each check prints "pass NAME" or "FAIL NAME: why". FOLDER has the guests (signals-mini, known-mini).
"""
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time

ULAB, FOLDER = sys.argv[1], sys.argv[2]


def verdict(name, good, why=""):
    print(f"pass {name}" if good else f"FAIL {name}: {why!r:.600}", flush=True)


class Session:
    """A command on a terminal of its own, and what it wrote."""

    def __init__(self, words, rows=24, columns=80, **environment):
        self.text = b""
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.chdir(FOLDER)
            names = {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"]}
            names.update(environment)
            os.execve(words[0], words, names)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.status = None
        self.mode = termios.tcgetattr(self.fd)

    def read(self, seconds):
        if not select.select([self.fd], [], [], seconds)[0]:
            return False
        try:
            some = os.read(self.fd, 65536)
        except OSError:
            return None
        self.text += some
        return bool(some) or None

    def until(self, pattern, seconds=10):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if re.search(pattern, self.text):
                return True
            if self.read(0.1) is None:
                break
        return bool(re.search(pattern, self.text))

    def type(self, keys):
        os.write(self.fd, keys)

    def end(self, seconds=10):
        """Reads on until the command has ended; its exit status, 128 + signal, or -1."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            alive = self.read(0.05)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                while self.read(0.05):
                    pass
                self.after = termios.tcgetattr(self.fd) if alive is not None else self.mode
                os.close(self.fd)
                return 128 + os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)
        return -1


def watch(*words, **more):
    return Session([ULAB, "watch", *words], **more)


def typed_signals():
    s = watch("./signals-mini", "catch", "5")
    verdict("it runs on a terminal", s.until(b"ready"), s.text)
    s.type(b"\3")
    status = s.end()
    verdict("Ctrl-C is the program's own", status == 5, status)
    verdict("and the summary comes", b"ended with status 5" in s.text, s.text[-800:])

    s = watch("./signals-mini", "wait")
    s.until(b"ready")
    s.type(b"\3")
    status = s.end()
    verdict("Ctrl-C ends a program that does nothing about it", status == 128 + 2, status)
    verdict("its summary says so", b"killed by signal 2" in s.text, s.text[-800:])

    s = watch("--events=made/ctrl.events", "./signals-mini", "deaf")
    s.until(b"ready")
    s.type(b"\3")
    time.sleep(0.7)
    verdict("a program that ignores Ctrl-C goes on", os.waitpid(s.pid, os.WNOHANG)[0] == 0)
    s.type(b"\3")
    status = s.end()
    verdict("a second Ctrl-C ends the watch", status == 128 + 9, status)
    verdict("with its summary", b"killed by signal 9" in s.text, s.text[-800:])
    with open(os.path.join(FOLDER, "made/ctrl.events"), encoding="utf-8") as lines:
        last = lines.read().splitlines()[-1]
    verdict("and its events", '"end"' in last or '"exit"' in last, last)

    for number in (signal.SIGTERM, signal.SIGHUP):
        s = watch("./signals-mini", "catch", "6")
        s.until(b"ready")
        os.kill(s.pid, number)
        status = s.end()
        wanted = 6 if number == signal.SIGTERM else 128 + 1
        verdict(f"signal {int(number)} is passed on", status == wanted, status)
        verdict("the summary comes", b"first touches" in s.text, s.text[-800:])


def job_control():
    s = Session(["/bin/bash", "--norc", "-i"], PS1="prompt> ", ULAB=ULAB)
    s.until(b"prompt> ")
    s.type(b"$ULAB watch -o made/lines ./signals-mini catch 4\n")
    verdict("it runs under a shell", s.until(b"ready\r\n"), s.text)
    s.type(b"\x1a")
    verdict("Ctrl-Z stops it", s.until(b"Stopped"), s.text[-300:])
    s.type(b"fg\n")
    time.sleep(0.7)
    s.type(b"\3")
    time.sleep(0.3)
    s.type(b"echo status=$?.\n")
    verdict("and fg lets it go on", s.until(rb"status=4\."), s.text[-300:])
    s.type(b"exit\n")
    s.end()


def colours():
    s = watch("./known-mini")
    s.end()
    verdict("colour on a terminal", b"\33[32mbrk" in s.text, s.text[:400])
    s = watch("./known-mini", NO_COLOR="1")
    s.end()
    verdict("no colour with NO_COLOR", b"\33" not in s.text, s.text[:400])
    s = watch("./known-mini", TERM="dumb")
    s.end()
    verdict("no colour on a dumb terminal", b"\33" not in s.text, s.text[:400])


def live():
    for rows, columns in ((24, 80), (50, 160), (10, 40), (5, 20)):
        s = watch("--live", "./known-mini", rows=rows, columns=columns)
        size = f"{columns}x{rows}"
        verdict(f"live {size}: says how it ended", s.until(b"status 7" if columns >= 80 else b"q leave"),
                s.text[-500:])
        s.type(b"q")
        status = s.end()
        verdict(f"live {size}: status", status == 7, status)
        left = s.text.rfind(b"\33[?1049l")
        verdict(f"live {size}: the screen is given back", left >= 0, s.text[-300:])
        verdict(f"live {size}: the program's output is on it", b"ok\r\n" in s.text[left:], s.text[left:])
        verdict(f"live {size}: and the summary", b"ended with status 7" in s.text[left:], s.text[left:])
        verdict(f"live {size}: the terminal is as before", s.after == s.mode, (s.mode, s.after))

    s = watch("--live", "-o", "made/lines", "/bin/sh", "-c", "read a; echo got-$a; read b; exit 9")
    s.until(b"running")
    time.sleep(0.3)
    s.type(b"hello\r")
    verdict("live: keys go to the program", s.until(b"got-hello"), s.text[-500:])
    s.type(b"\x1d?")
    verdict("live: Ctrl-] ? helps", s.until(b"Any key goes back"), s.text[-500:])
    s.type(b"x")
    s.type(b"\x1do")
    s.type(b"\x1db\r")
    verdict("live: to the end", s.until(b"status 9"), s.text[-500:])
    s.type(b"q")
    status = s.end()
    verdict("live: its status", status == 9, status)

    s = watch("--live", "./signals-mini", "wait")
    s.until(b"ready")
    s.type(b"\3")
    verdict("live: Ctrl-C goes to the program", s.until(b"killed by signal 2"), s.text[-500:])
    s.type(b"q")
    status = s.end()
    verdict("live: and is its status", status == 130, status)

    s = watch("--live", "./signals-mini", "deaf")
    s.until(b"ready")
    s.type(b"\x1dq")
    status = s.end()
    verdict("live: Ctrl-] q leaves", status == 128 + 9, status)
    verdict("live: the terminal is as before", s.after == s.mode)
    for number in (signal.SIGTERM, signal.SIGHUP):
        s = watch("--live", "./signals-mini", "wait")
        s.until(b"ready")
        os.kill(s.pid, number)
        status = s.end()
        verdict(f"live: signal {int(number)}", status == 128 + number, status)
        verdict("live: the screen is given back", b"\33[?1049l" in s.text, s.text[-300:])
        verdict("live: the terminal is as before", s.after == s.mode)
    s = watch("--live", "./nothing-here")
    status = s.end()
    verdict("live: a program that is not there: status", status == 127, status)
    left = s.text.rfind(b"\33[?1049l")
    verdict("live: and uload's line", s.text[left:].count(b"uload: ") == 1 and b"ulab" not in s.text[left:],
            s.text[left:])


typed_signals()
job_control()
colours()
live()
