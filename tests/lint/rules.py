"""rules.py ULOAD ADVICE.DEF: each rule of advice.def, by files that break it and files that just do not.

A row is {rule or None, name, changes to the file of craft.py, all ids that --lint has to name}. The
first id of a row is the one it stands for. Works in the current directory.
"""
import json
import os
import re
import struct
import subprocess
import sys
import time

import craft
from craft import (INTERP, LOAD, NOTE, STACK, STRINGS, R, W, X, segment, BIND_NOW, FINI, FLAGS, INIT, JMPREL, NEEDED,
                   PLTREL, PLTRELSZ, RELASZ, RPATH, RUNPATH, STRTAB, TEXTREL)

with open("/proc/sys/vm/mmap_min_addr", encoding="ascii") as limit:
    MIN_ADDRESS = int(limit.read())
PAGE64 = ["--page=65536"]


def ident(index, value):
    return lambda f: f.ident.__setitem__(index, value)


def header(**fields):
    return lambda f: f.e.update(fields)


def ph(name, **fields):
    return lambda f: f.p[name].update(fields)


def sh(name, **fields):
    return lambda f: f.s[name].update(fields)


def add(name, *fields, before=None, **more):
    return lambda f: f.add(name, segment(*fields, **more), before)


def without(*names):
    return lambda f: f.without(*names)


def order(*names):
    return lambda f: f.order(*names)


def put(offset, what):
    return lambda f: f.put(offset, what)


def dyn(tag, value):
    return lambda f: f.dyn(tag, value)


def undyn(*tags):
    return lambda f: f.undyn(*tags)


def text(tag, string):
    return lambda f: f.dyn(tag, f.string(string))


def interp(name=craft.LD_SO):
    return lambda f: f.with_interp(name)


def fixed(base=0x400000):
    return lambda f: f.fixed(base)


def set_(**fields):
    return lambda f: f.__dict__.update(fields)


def relocs(*entries):
    return lambda f: f.relocs.extend(entries)


def no_dynamic(f):
    f.without("dynamic")
    del f.s[".dynamic"]


def rw_together(f):
    """Text and data in one page, as the same bytes of the file."""
    f.p["text"].update(filesz=0x400, memsz=0x400)
    f.add("more", segment(LOAD, R, 0x1400, 0x1400, 0x100), before="data")


def unordered(f):
    f.order("phdr", "headers", "data", "text")


def wide(f):
    """Aligned for pages of 64 KiB."""
    f.p["text"].update(vaddr=0x11000, align=0x10000)
    f.p["headers"].update(align=0x10000)
    f.p["data"].update(vaddr=0x22e00, align=0x10000)


PLT = [dyn(JMPREL, 0x698), dyn(PLTRELSZ, 24), dyn(PLTREL, 7)]
# Nothing dynamic, no relocations.
PLAIN = [no_dynamic, without("relro"), lambda f: f.s.pop(".init_array")]

ROWS = [
    (None, "as it is", [], []),
    (None, "with an interpreter", [interp()], []),
    ("set-id", "setuid", [set_(mode=0o4755)], []),
    ("set-id", "setgid", [set_(mode=0o2755)], []),
    (None, "setgid without x for the group: locking", [set_(mode=0o2745)], []),
    (None, "sticky", [set_(mode=0o1755)], []),
    ("file-caps", "cap_net_raw", [set_(caps=bytes.fromhex("0100000200200000000000000000000000000000"))], []),
    ("header-field", "EI_CLASS", [ident(4, 1)], []),
    ("header-field", "EI_DATA", [ident(5, 2)], []),
    ("header-field", "EI_VERSION", [ident(6, 0)], []),
    ("header-field", "e_version", [header(version=0)], []),
    ("header-field", "e_ehsize", [header(ehsize=52)], []),
    ("header-field", "e_shentsize", [header(shentsize=40)], []),
    ("osabi", "FreeBSD", [ident(7, 9)], []),
    (None, "EI_OSABI GNU", [ident(7, 3)], []),
    ("header-flags", "e_flags", [header(flags=1)], []),
    ("sections-absent", "no sections", [header(shoff=0, shnum=0, shstrndx=0)], []),
    ("sections-outside", "cut in the sections", [set_(size=0x3300)], []),
    ("sections-outside", "far behind the end", [header(shoff=1 << 60)], []),

    ("no-exec-segment", "text without X", [ph("text", flags=R)], ["section-not-exec"]),
    ("entry-not-exec", "entry in the data", [header(entry=0x4000)], []),
    ("entry-not-exec", "entry in a hole", [header(entry=0x10000)], []),
    ("entry-not-exec", "entry 0 in a segment without X", [header(entry=0)], []),
    ("entry-not-exec", "a later PT_LOAD lies over the entry",
     [add("over", LOAD, R, 0x1000, 0x1000, 0x80, before="data")],
     ["loads-overlap", "section-not-exec"]),
    ("entry-interp", "entry in the data, with interpreter", [interp(), header(entry=0x4000)], []),
    ("entry-interp", "text without X, with interpreter", [interp(), ph("text", flags=R)], ["section-not-exec"]),
    ("entry-beside", "entry behind the segment", [header(entry=0x1080), put(0x1080, craft.CODE)], []),
    (None, "entry at the last byte", [header(entry=0x107f), put(0x107f, craft.CODE)], []),
    ("entry-magic", "entry 0, headers with X", [header(entry=0), ph("headers", flags=R | X)], []),
    (None, "entry behind the header, headers with X",
     [header(entry=0x300), put(0x300, craft.CODE), ph("headers", flags=R | X)], []),
    ("phdrs-unmapped", "headers in no PT_LOAD",
     [header(phoff=0x3500), *PLAIN], ["dynamic-absent"]),
    ("phdrs-cut", "headers half in a PT_LOAD", [ph("headers", filesz=0x100, memsz=0x100)],
     ["section-outside", "dynamic-pointer"]),
    (None, "headers end where the PT_LOAD ends", [ph("headers", filesz=64 + 11 * 56, memsz=64 + 11 * 56)],
     ["section-outside", "dynamic-pointer"]),
    ("phdr-wrong", "PT_PHDR elsewhere", [ph("phdr", vaddr=0x1040)], []),
    ("phdr-absent", "a PIE without PT_PHDR", [interp(), without("phdr")], []),
    (None, "a static PIE without PT_PHDR", [without("phdr")], []),
    (None, "an ET_EXEC with interpreter, without PT_PHDR", [interp(), without("phdr"), fixed()], ["not-pie"]),
    ("header-late", "PT_PHDR behind a PT_LOAD", [order("headers", "phdr")], []),
    ("header-late", "PT_INTERP behind a PT_LOAD", [interp(), order("phdr", "headers", "interp")], []),
    ("header-twice", "two PT_GNU_STACK", [add("stack2", STACK, R | W, 0, 0, 0)], []),
    ("header-twice", "two PT_INTERP", [interp(), add("interp2", INTERP, R, 0x400, 0x400, 28, before="headers")], []),

    ("gnu-stack-absent", "no PT_GNU_STACK", [without("stack")], []),
    ("gnu-stack-exec", "executable stack", [ph("stack", flags=R | W | X)], []),
    (None, "PT_GNU_STACK without flags", [ph("stack", flags=0)], []),
    ("gnu-stack-size", "PT_GNU_STACK of 64 KiB", [ph("stack", memsz=65536)], []),

    ("write-exec", "text with W", [ph("text", flags=7)], []),
    ("write-exec", "data with X", [ph("data", flags=7)], ["bss-exec", "relro-exec"]),
    ("bss-exec", "text with .bss", [ph("text", memsz=0x100)], []),
    (None, "text that ends with its bytes", [ph("text", memsz=0x80)], []),
    ("flags-none", "a PT_LOAD without flags", [add("none", LOAD, 0, 0, 0x8000, 0, 0x1000)], []),
    ("write-not-read", "data with W only", [ph("data", flags=W)], []),
    ("exec-not-read", "text with X only", [ph("text", flags=X)], []),

    ("loads-order", "data before text", [unordered], []),
    ("loads-overlap", "a PT_LOAD within data", [add("over", LOAD, R | W, 0, 0x4100, 0, 0x1000)], []),
    ("loads-overlap", "out of order, too", [add("under", LOAD, R | W, 0, 0x3800, 0, 0x700)],
     ["loads-order", "relro-start"]),
    ("loads-share-page", "the same page of the file", [rw_together], ["entry-not-exec"]),
    ("loads-lose-bytes", "another page of the file",
     [add("other", LOAD, R, 0x2100, 0x1100, 0x100, before="data")], ["entry-not-exec"]),
    ("loads-lose-bytes", "a page of zeros", [add("bss", LOAD, R | W, 0, 0x4200, 0, 0x100)], []),
    (None, "a PT_LOAD on the next page", [add("next", LOAD, R | W, 0, 0x5000, 0, 0x100)], []),
    ("load-empty", "0 bytes", [add("empty", LOAD, R, 0, 0x9000, 0, 0)], []),
    ("load-beyond-file", "the file ends in the data", [set_(size=0x3010), header(shoff=0, shnum=0, shstrndx=0)],
     ["sections-absent"]),
    ("load-low", "linked at 4096", [fixed(0x1000)], ["not-pie", "low-address"]),
    (None, "linked at 65536", [fixed(0x10000)], ["not-pie"]),
    ("linked-high", "linked below the stack", [fixed(0x7f8000000000)], ["not-pie"]),
    (None, "linked at 64 TiB", [fixed(0x400000000000)], ["not-pie"]),
    ("gap-huge", "a gap of 1 GiB", [add("far", LOAD, R | W, 0, 0x40005000, 0, 0x100)], []),
    (None, "a gap of 512 MiB", [add("far", LOAD, R | W, 0, 0x20005000, 0, 0x100)], []),
    ("not-pie", "ET_EXEC", [fixed()], []),

    ("align-power", "p_align 3", [ph("text", align=3)], []),
    ("align-small", "p_align 16", [ph("text", align=16)], []),
    ("align-small", "p_align 0", [ph("text", align=0)], []),
    ("align-congruent", "p_align 64 KiB, 4 KiB apart", [ph("data", align=0x10000)], []),
    (None, "p_align 64 KiB, congruent", [ph("text", align=0x10000)], []),
    ("bss-not-zero", "read-only .bss, junk in the file",
     [ph("headers", memsz=0x900), put(0x800, b"\xa5" * 16)], []),
    (None, "read-only .bss, zeros in the file", [ph("headers", memsz=0x900)], []),
    (None, "read-only, junk behind p_memsz", [ph("headers", memsz=0x810), put(0x810, b"\xa5" * 16)], []),
    ("tail-visible", "data without .bss", [ph("data", memsz=0x240), lambda f: f.s.pop(".bss")], []),
    (None, "data without .bss, zeros behind it",
     [ph("data", memsz=0x240), header(shoff=0, shnum=0, shstrndx=0), set_(size=0x3040)],
     ["sections-absent"]),
    (None, "data with a .bss of one byte", [ph("data", memsz=0x241), lambda f: f.s.pop(".bss")], []),

    ("relro-absent", "relocations without PT_GNU_RELRO", [without("relro")], []),
    (None, "no relocations, no PT_GNU_RELRO", [without("relro"), undyn(RELASZ)], []),
    ("relro-partial", "lazy binding", [interp(), undyn(FLAGS), *PLT], []),
    (None, "DF_BIND_NOW", [interp(), *PLT], []),
    (None, "DT_BIND_NOW", [interp(), undyn(FLAGS), dyn(BIND_NOW, 0), *PLT], []),
    (None, "DF_1_NOW", [interp(), undyn(FLAGS), dyn(0x6ffffffb, 1), *PLT], []),
    (None, "no PLT", [interp(), undyn(FLAGS)], []),
    ("relro-end", "ends in a page", [ph("relro", memsz=0x180)], []),
    ("relro-start", "begins behind other data", [ph("relro", vaddr=0x3e10, memsz=0x1f0)], []),
    ("relro-outside", "in no PT_LOAD", [ph("relro", vaddr=0x8000)], []),
    ("relro-outside", "longer than its PT_LOAD", [ph("relro", memsz=0x2200)], []),
    ("relro-exec", "in an executable PT_LOAD", [ph("data", flags=7)], ["write-exec", "bss-exec"]),

    ("tls-outside", "template in no PT_LOAD", [ph("tls", vaddr=0x8000)], []),
    (None, ".tbss alone may be anywhere", [ph("tls", vaddr=0x8000, filesz=0)], []),
    ("tls-filesz", "p_filesz > p_memsz", [ph("tls", memsz=8)], []),
    ("tls-align", "p_align 3", [ph("tls", align=3)], []),
    ("tls-skew", "p_align 1024", [ph("tls", align=1024)], []),
    (None, "p_align 512, a multiple", [ph("tls", align=512)], []),

    ("interp-relative", "ld.so", [interp(b"ld.so\0")], ["interp-not-found"]),
    ("interp-outside", "in no PT_LOAD", [interp(), ph("interp", vaddr=0x9000)], []),
    ("interp-alone", "without PT_DYNAMIC", [interp(), no_dynamic], []),
    ("needed-alone", "DT_NEEDED without PT_INTERP", [text(NEEDED, "libc.so.6")], []),
    (None, "DT_NEEDED with PT_INTERP", [interp(), text(NEEDED, "libc.so.6")], []),
    ("dynamic-absent", "a PIE without PT_DYNAMIC", [no_dynamic], []),
    ("dynamic-outside", "in no PT_LOAD", [ph("dynamic", vaddr=0x9000)], []),
    ("dynamic-end", "no DT_NULL", [ph("dynamic", filesz=0x40, memsz=0x40)], []),
    ("dynamic-pointer", "DT_STRTAB", [dyn(STRTAB, 0x9000)], []),
    ("init-not-exec", "DT_INIT in the data", [dyn(INIT, 0x4000)], []),
    ("init-not-exec", "DT_FINI 0, with interpreter", [interp(), dyn(FINI, 0)], []),
    (None, "DT_INIT 0, static PIE", [dyn(INIT, 0)], []),
    (None, "DT_INIT in the text", [dyn(INIT, 0x1000)], []),
    ("textrel", "DT_TEXTREL", [dyn(TEXTREL, 0), relocs((0x1010, 8, 0x1000))], []),
    ("textrel", "DF_TEXTREL", [dyn(FLAGS, 4 | 8), relocs((0x1010, 8, 0x1000))], []),
    ("textrel-empty", "DT_TEXTREL for nothing", [dyn(TEXTREL, 0)], []),
    ("reloc-read-only", "no DT_TEXTREL", [relocs((0x1010, 8, 0x1000))], []),
    (None, "R_X86_64_NONE", [relocs((0x1010, 0, 0x1000), (0x90000, 0, 0))], []),
    ("reloc-outside", "in no PT_LOAD", [relocs((0x9000, 8, 0x1000))], []),
    ("needed-relative", "lib/libx.so", [interp(), text(NEEDED, "lib/libx.so")], []),
    (None, "an absolute library", [interp(), text(NEEDED, "/lib/libx.so")], []),
    ("runpath-relative", "DT_RUNPATH lib", [interp(), text(RUNPATH, "/usr/lib:lib")], []),
    ("runpath-relative", "DT_RPATH with an empty folder", [interp(), text(RPATH, "/usr/lib:")], []),
    (None, "DT_RUNPATH $ORIGIN", [interp(), text(RUNPATH, "$ORIGIN/../lib:${ORIGIN}:/usr/lib")], []),
    (None, "an empty DT_RUNPATH", [interp(), text(RUNPATH, "")], []),
    ("runpath-writable", "DT_RUNPATH /tmp", [interp(), text(RUNPATH, "/tmp/build/lib")], []),
    (None, "DT_RUNPATH /tmpfs", [interp(), text(RUNPATH, "/tmpfs")], []),

    ("build-id-absent", "no notes", [without("note4"), lambda f: f.s.pop(".note.gnu.build-id")], []),
    ("build-id-unmapped", "no PT_NOTE", [without("note4")], []),
    ("build-id-absent", "an empty build id", [put(0x4a4, bytes(4)), ph("note4", filesz=16)], []),
    ("build-id-absent", "a build id that is not GNU's", [put(0x4ac, b"GNX\0")], []),
    ("note-broken", "a note beyond its segment", [put(0x4a4, b"\xff")], ["build-id-absent"]),
    (None, "all notes in one segment", [ph("note8", align=4, filesz=0x44, memsz=0x44), without("note4")], []),
    ("property-broken", "PT_GNU_PROPERTY over the build id", [ph("property", offset=0x4a0)], []),
    ("property-broken", "PT_GNU_PROPERTY longer than its note", [ph("property", filesz=0x44)], []),

    ("section-outside", ".data in no PT_LOAD", [sh(".data", addr=0x9000)], []),
    ("tls-absent", "no PT_TLS", [without("tls")], []),
    ("tls-absent", ".tbss alone", [without("tls"), lambda f: f.s.pop(".tdata")], []),
    (None, "neither PT_TLS nor .tdata", [without("tls"), lambda f: f.s.pop(".tdata"),
                                         lambda f: f.s.pop(".tbss")], []),
    ("section-not-writable", ".data among the headers", [sh(".data", addr=0x700)], []),
    ("section-not-exec", ".text among the headers", [sh(".text", addr=0x700)], []),
    ("pointers-writable", ".init_array stays writable", [no_dynamic, without("relro"), fixed()], ["not-pie"]),
    (None, ".init_array under PT_GNU_RELRO", [no_dynamic, fixed()], ["not-pie"]),

    # a refusal, and what there is to say besides
    ("filesz-le-memsz", "p_filesz > p_memsz, and an executable stack",
     [ph("data", memsz=0x10), ph("stack", flags=7)], ["gnu-stack-exec", "*"]),
    ("offset-congruent", "offset and address differ", [ph("data", offset=0x2e08)], ["*"]),
    ("machine-32bit", "a program for i386", [ident(4, 1), header(machine=3)], ["*"]),
    ("no-load", "no PT_LOAD", [lambda f: [f.p[n].update(type=0) for n in ("headers", "text", "data")] and None],
     ["*"]),
]

# Judged as if pages had 64 KiB.
ROWS64 = [
    ("page-congruent", "4 KiB apart", [], ["*"]),
    ("loads-share-page", "three in one page", [], ["*"]),
    ("loads-lose-bytes", "data over text", [], ["*"]),
    ("align-small", "p_align 4096", [], ["*"]),
    ("relro-end", "ends at 4 KiB", [], ["*"]),
    (None, "aligned for 64 KiB", [no_dynamic, without("relro", "tls"), header(shoff=0, shnum=0, shstrndx=0), wide,
                                  header(entry=0x11000)], ["dynamic-absent", "sections-absent"]),
]


# What a byte of memory is, for the rules about what the file shows there: craft.py's file ends with it.
BYTES = [
    ("data without .bss shows the file", 0x4040, [ph("data", memsz=0x240), *PLAIN], craft.JUNK),
    ("data with a .bss of one byte does not", 0x4050, [ph("data", memsz=0x241), *PLAIN], 0),
    ("read-only .bss shows the file", 0x801, [ph("headers", memsz=0x900), put(0x800, b"\xa5" * 16)], craft.JUNK),
    ("writable .bss does not", 0x801, [ph("headers", memsz=0x900, flags=R | W), put(0x800, b"\xa5" * 16)], 0),
]

# These run, but need not come to an end, or need a right, or luck.
MAY_DIE = {"entry-magic", "entry-interp", "load-beyond-file", "load-low", "linked-high", "exec-not-read",
           "loads-lose-bytes", "loads-overlap", "loads-order", "loads-share-page", "header-twice"}


class Score:
    passed = failed = skipped = 0

    def check(self, good, name, *lines):
        if good:
            self.passed += 1
            return
        self.failed += 1
        print("FAIL", name)
        for line in lines:
            print("   ", line)

    def skip(self, name):
        self.skipped += 1
        print("skip", name)

    def total(self):
        print(f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped")


def lint(uload, path, *options):
    done = subprocess.run([uload, "--lint", *options, path], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          timeout=20, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def severities(table):
    with open(table, encoding="utf-8") as file:
        return {i: s.lower() for i, s in re.findall(r'^ADVICE\(\w+, "([^"]*)", LINT_(\w+)', file.read(), re.M)} | \
            {"machine-32bit": "warning"}


def look(score, uload, name, path, known, options):
    """The ids of --lint --json; the text says the same; the status is 1 with an error only."""
    status, out, err = lint(uload, path, "--json", *options)
    text_status, lines, text_err = lint(uload, path, *options)
    try:
        document = json.loads(out)
    except ValueError:
        score.check(False, f"{name}: --json", out[:200], err[:200])
        return []
    found = document["findings"]
    errors = [f for f in found if f["severity"] == "error"]
    score.check(status == text_status == (1 if errors else 0) and not err and not text_err
                and document["ok"] == (not errors), f"{name}: status {status}, {text_status}", err, text_err)
    want = [f"{path}: {f['severity']}: {f['what']}" + (f"; {f['remedy']}" if f["remedy"] else "")
            + (f" (ld {f['flag']})" if f["flag"] else "") + f" [{f['id']}]" for f in found]
    score.check(lines.splitlines() == (want or [f"{path}: nothing to complain about"]),
                f"{name}: text and JSON differ", lines, *want)
    for f in found:
        score.check(f["severity"] == known.get(f["id"], "error"), f"{name}: severity of {f['id']}")
    return [f["id"] for f in found]


def native(path):
    """How a run under the kernel ends: the status, -signal, or None if it is refused."""
    try:
        return subprocess.run([path], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL, timeout=10, check=False).returncode
    except OSError:
        return None


def run_row(score, uload, known, number, row, options):
    rule, name, changes, more = row
    path = f"./f{number}"
    try:
        file = craft.make(path, *changes)
    except PermissionError:
        score.skip(f"{rule}: {name} (no right)")
        return None
    found = set(look(score, uload, name, path, known, options))
    want = {rule, *more} - {None}
    if "low-address" in want and (os.geteuid() == 0 or MIN_ADDRESS <= 0x1000):
        want.discard("low-address")  # CAP_SYS_RAWIO may, and here perhaps anyone
    if "*" in want:
        good = want - {"*"} <= found
    else:
        good = found == want
    score.check(good, f"{rule or 'silent'}: {name}", f"wanted {sorted(want)}", f"found  {sorted(found)}")
    if not options and "interp" not in file.p:
        end = native(path)
        if status_of(found, known) == "error":
            score.check(end != 42, f"{rule}: {name}: an error, but the kernel runs it")
        elif not found & MAY_DIE and rule != "machine-32bit":
            score.check(end == 42, f"{rule}: {name}: no error, but the kernel's run ends with {end}")
    return rule


def status_of(found, known):
    return "error" if any(known.get(i, "error") == "error" for i in found) else "good"


def load_byte(address):
    """movzbl address(%rip), %edi; mov $60, %eax; syscall"""
    return b"\x0f\xb6\x3d" + struct.pack("<i", address - 0x1007) + bytes.fromhex("b83c0000000f05")


def patience(score, uload):
    """A file of 1 TiB that claims as much as it can: every table is as long as the file."""
    def claim(f):
        f.put(STRINGS, b"\0")
        for i in range(300):
            f.add(f"note{i}", segment(NOTE, R, 1 << 30, 0x10000000, 1 << 38, align=4))
        for i in range(300):
            f.add(f"load{i}", segment(LOAD, R, 0x100000 * i, 0x1000000 * i + 0x100000, 0x1000, 0x100000))
        f.e.phoff, f.e.shnum, f.e.shoff = 0x10000, 0xfff0, 1 << 32
        f.bytes += bytes(0x20000)
        f.dyn(RELASZ, 1 << 39)
    craft.make("./huge", claim)
    os.truncate("./huge", 1 << 40)
    begin = time.monotonic()
    lint(uload, "./huge", "--page=1M")
    score.check(time.monotonic() - begin < 15, "a file of 1 TiB takes too long")


def show_bytes(score, uload):
    for name, address, changes, value in BYTES:
        craft.make("./byte", *changes, put(0x1000, load_byte(address)))
        ours = subprocess.run([uload, "./byte"], timeout=10, check=False).returncode
        score.check(native("./byte") == value == ours, f"{name}: {native('./byte')}, uload: {ours}")


def main():
    uload, table = sys.argv[1:3]
    known = severities(table)
    score = Score()
    shown = set()
    for number, row in enumerate(ROWS):
        shown.add(run_row(score, uload, known, number, row, []))
    for number, row in enumerate(ROWS64):
        shown.add(run_row(score, uload, known, f"64-{number}", row, PAGE64))
    show_bytes(score, uload)
    patience(score, uload)
    for rule in known:  # of advice.def
        if rule == "file-caps" and os.geteuid():
            continue
        score.check(rule in shown, f"no row shows {rule}")
    score.total()


if __name__ == "__main__":
    main()
