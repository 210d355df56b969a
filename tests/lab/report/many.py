"""many.py: writes a stream of many events, as a long-running program would make them: N of the run,
behind the lines of a real stream's load and entry, which come from stdin. Seeded: always the same.

A heap that breathes, mappings that come and go, faults on both, ten marks."""
import json
import random
import sys

n = int(sys.argv[1])
chance = random.Random(4)
head = []
for line in sys.stdin:
    e = json.loads(line)
    head.append(line)
    if e["event"] == "plan":
        pid = e["pid"]
    if e["event"] == "step" and e["op"] == "mm":
        brk = start = int(e["brk"], 16)
    if e["event"] == "entry":
        time, ip = e["time"], e["address"]
        break
sys.stdout.writelines(head)


def put(event, **fields):
    global time
    time += chance.randrange(100, 5000)
    if event in ("call", "fault"):
        fields["ip"] = ip
    print(json.dumps({"event": event, "time": time, "pid": pid, **fields}))


blocks, maps, fresh = [], [], []
at, edge = start, 0x7e0000000000
put("call", call="brk", address="0x0", length=0, result=hex(brk))
for i in range(n - 1):
    dice = chance.random()
    if i % (n // 10) == n // 20:
        put("mark", name=f"mark {i * 10 // n}", address="0x0", number=i)
    elif fresh and dice < 0.3:
        put("fault", address=hex(fresh.pop()))
    elif dice < 0.62 or not blocks:
        size = chance.choice((16, 24, 100, 1000))
        if at + size > brk:
            at, brk = (at, brk + 0x21000) if brk - start < 1 << 25 else (start, brk)
            put("call", call="brk", address=hex(brk), length=0, result=hex(brk))
            if len(fresh) < 4000:
                fresh.extend(range(brk - 0x21000, brk, 4096))
        else:
            blocks.append(at)
            put("heap", call="malloc", **{"from": "pool"}, size=size, address=hex(at), other=hex(brk))
            at += size + 15 & ~15
    elif dice < 0.96:
        put("heap", call="free", **{"from": "pool"}, size=16, address=hex(blocks.pop(chance.randrange(len(blocks)))),
            other=hex(brk))
    elif dice < 0.98 or not maps:
        length = 4096 * chance.randrange(1, 40)
        edge += length + 4096
        maps.append((edge - length, length))
        put("call", call="mmap", address="0x0", length=length, prot="rw-", flags="0x22", fd=-1, result=hex(edge - length))
        fresh.append(edge - 4096)
    else:
        start_of, length = maps.pop(chance.randrange(len(maps)))
        fresh = [p for p in fresh if not start_of <= p < start_of + length] if len(fresh) < 200 else fresh
        put("call", call="munmap", address=hex(start_of), length=length, result="0x0")
