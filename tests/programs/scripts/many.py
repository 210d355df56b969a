"""Python at work: threads, subprocesses, multiprocessing, mmap, signals, sockets, ctypes."""
import ctypes
import hashlib
import json
import mmap
import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import threading
import time


def square(n):
    return n * n


def threads():
    total, lock = [0], threading.Lock()

    def add(n):
        for i in range(2000):
            with lock:
                total[0] += i % n

    all_ = [threading.Thread(target=add, args=(n,)) for n in range(1, 9)]
    for t in all_:
        t.start()
    for t in all_:
        t.join()
    return total[0]


def subprocesses():
    shell = subprocess.run("echo out; echo err >&2; exit 3", shell=True, capture_output=True)
    me = subprocess.run([sys.executable, "-c", "print(6 * 7)"], capture_output=True)
    killed = subprocess.run(["/bin/sh", "-c", "kill -9 $$"])
    return shell.stdout, shell.stderr, shell.returncode, me.stdout, killed.returncode


def signals():
    seen = []
    signal.signal(signal.SIGALRM, lambda *_: seen.append("alarm"))
    signal.setitimer(signal.ITIMER_REAL, 0.01)
    while not seen:
        time.sleep(0.001)
    return seen


def fork_and_wait():
    pid = os.fork()
    if pid == 0:
        os._exit(7)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def memory():
    with mmap.mmap(-1, 1 << 24) as m:
        m[12345] = 9
        return m[12345], len(bytearray(50_000_000)), hashlib.sha256(bytes(10**6)).hexdigest()


def sockets():
    a, b = socket.socketpair()
    a.send(b"through")
    return b.recv(100)


if __name__ == "__main__":
    print(sys.argv, sys.executable, sys.flags.isolated)
    print("/proc/self/exe =", os.readlink("/proc/self/exe"))
    print(open("/proc/self/cmdline", "rb").read())
    print(threads(), subprocesses(), signals(), fork_and_wait(), memory(), sockets())
    for method in ("fork", "spawn"):
        with multiprocessing.get_context(method).Pool(3) as pool:
            print(method, pool.map(square, range(10)))
    libc = ctypes.CDLL(None)
    print(libc.getpid() == os.getpid(), libc.strlen(b"four"))
    callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int)(lambda x: x + 1)
    print(callback(41), json.dumps({"done": True}))
    sys.exit(5)
