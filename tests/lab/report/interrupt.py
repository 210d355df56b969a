"""interrupt.py: runs a command and sends it signals, as somebody at a terminal would.

    interrupt.py group|alone SECONDS SIGNAL[,SECONDS,SIGNAL…] COMMAND...

group: the whole process group gets the signal, as by Ctrl-C; alone: only the command itself. The
exit status is the command's, 128 + N if a signal ended it, 99 if it was still there 20 seconds
after the last one (it is killed then)."""
import os
import signal
import subprocess
import sys
import time

whom, plan, command = sys.argv[1], sys.argv[2], sys.argv[3:]
signal.signal(signal.SIGINT, signal.SIG_DFL)  # a shell starts what runs in the background without it
child = subprocess.Popen(command, start_new_session=True, stdin=subprocess.DEVNULL)
steps = plan.split(",")
for seconds, name in zip(steps[::2], steps[1::2]):
    time.sleep(float(seconds))
    number = getattr(signal, "SIG" + name)
    try:
        (os.killpg if whom == "group" else os.kill)(child.pid, number)
    except ProcessLookupError:
        break
try:
    status = child.wait(20)
except subprocess.TimeoutExpired:
    os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    status = 99
sys.exit(128 - status if status < 0 else status)
