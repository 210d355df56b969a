"""craft.py: a program made from nothing, of which every header can be changed.

   file  0       400     480    500     600     680      800    1000    2e00   3000   3040
         | headers interp notes  strings symbols relocs  |      | code  | relro | data | sections
   memory 0                                              800    1000    3e00   4000   4040     4200
         | r--                                           |      | r-x   | rw-          | .bss   |

As it is, --lint has nothing to say of it, and it ends with status 42. A change is a function that
gets a File: .e (ELF header), .p (program headers, by name, in order), .d (dynamic entries), .s
(section headers, by name), .bytes; `size`, `mode` and `caps` are the file's.
"""
import os
import struct

EHDR = ("type", "machine", "version", "entry", "phoff", "shoff", "flags", "ehsize", "phentsize", "phnum",
        "shentsize", "shnum", "shstrndx")
PHDR = ("type", "flags", "offset", "vaddr", "paddr", "filesz", "memsz", "align")
SHDR = ("name", "type", "flags", "addr", "offset", "size", "link", "info", "addralign", "entsize")
EXEC, DYN = 2, 3
LOAD, DYNAMIC, INTERP, NOTE, PHDR_TYPE, TLS = 1, 2, 3, 4, 6, 7
STACK, RELRO, PROPERTY = 0x6474e551, 0x6474e552, 0x6474e553
R, W, X = 4, 2, 1
NEEDED, PLTRELSZ, STRTAB, SYMTAB, RELA, RELASZ, RELAENT, STRSZ, SYMENT, INIT = 1, 2, 5, 6, 7, 8, 9, 10, 11, 12
FINI, RPATH, PLTREL, TEXTREL, JMPREL, BIND_NOW, INIT_ARRAY, RUNPATH, FLAGS = 13, 15, 20, 22, 23, 24, 25, 29, 30
JUNK = 0xa5
LD_SO = b"/lib64/ld-linux-x86-64.so.2\0"
STRINGS = 0x500

# mov $42, %edi; mov $60, %eax; syscall
CODE = bytes.fromhex("bf2a000000b83c0000000f05")


class Record(dict):
    """A header: its fields by name."""
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__


def segment(kind, flags, offset, vaddr, filesz, memsz=None, align=0x1000):
    return Record(type=kind, flags=flags, offset=offset, vaddr=vaddr, paddr=vaddr, filesz=filesz,
                  memsz=filesz if memsz is None else memsz, align=align)


def section(kind, flags, addr, offset, size, entsize=0):
    return Record(name=0, type=kind, flags=flags, addr=addr, offset=offset, size=size, link=0, info=0,
                  addralign=1, entsize=entsize)


class File:
    def __init__(self):
        self.ident = bytearray(b"\x7fELF\x02\x01\x01" + bytes(9))
        self.e = Record(type=DYN, machine=62, version=1, entry=0x1000, phoff=64, shoff=0x3200, flags=0,
                        ehsize=64, phentsize=56, phnum=None, shentsize=64, shnum=None, shstrndx=None)
        self.bytes = bytearray(0x3800)
        self.bytes[0x3040:] = bytes([JUNK]) * (0x3800 - 0x3040)
        self.mode, self.caps, self.size = 0o755, None, None
        self.p = {
            "phdr": segment(PHDR_TYPE, R, 64, 64, 0, align=8),  # its size is known at the end
            "headers": segment(LOAD, R, 0, 0, 0x800),
            "text": segment(LOAD, R | X, 0x1000, 0x1000, 0x80),
            "data": segment(LOAD, R | W, 0x2e00, 0x3e00, 0x240, 0x400),
            "dynamic": segment(DYNAMIC, R | W, 0x2e40, 0x3e40, 0, align=8),
            "property": segment(PROPERTY, R, 0x480, 0x480, 0x20, align=8),
            "note8": segment(NOTE, R, 0x480, 0x480, 0x20, align=8),
            "note4": segment(NOTE, R, 0x4a0, 0x4a0, 0x24, align=4),
            "tls": segment(TLS, R, 0x2e00, 0x3e00, 0x10, 0x30, align=16),
            "stack": segment(STACK, R | W, 0, 0, 0, align=16),
            "relro": segment(RELRO, R, 0x2e00, 0x3e00, 0x200, align=1),
        }
        self.relocs = [(0x3e10, 8, 0x1000), (0x4000, 8, 0x4008)]
        self.d = [(STRTAB, STRINGS), (STRSZ, 0x100), (SYMTAB, 0x600), (SYMENT, 24), (RELA, 0x680),
                  (RELASZ, None), (RELAENT, 24), (INIT_ARRAY, 0x3e10), (27, 8), (FLAGS, 8), (0, 0)]
        self.s = {
            "": section(0, 0, 0, 0, 0),
            ".note.gnu.build-id": section(7, 2, 0x4a0, 0x4a0, 0x24),
            ".text": section(1, 6, 0x1000, 0x1000, 0x80),
            ".tdata": section(1, 0x403, 0x3e00, 0x2e00, 0x10),
            ".tbss": section(8, 0x403, 0x3e10, 0x2e10, 0x20),
            ".init_array": section(14, 3, 0x3e10, 0x2e10, 8, 8),
            ".dynamic": section(6, 3, 0x3e40, 0x2e40, 0x1c0, 16),
            ".data": section(1, 3, 0x4000, 0x3000, 0x40),
            ".bss": section(8, 3, 0x4040, 0x3040, 0x1c0),
            ".comment": section(1, 0, 0, 0x3040, 8),
            ".shstrtab": section(3, 0, 0, 0x3080, 0x100),
        }
        self.strings = bytearray(b"\0")
        self.put(0x1000, CODE)
        self.put(0x400, LD_SO)
        self.put(0x480, struct.pack("<III4sIIII", 4, 16, 5, b"GNU\0", 0xc0000002, 4, 3, 0))
        self.put(0x4a0, struct.pack("<III4s20s", 4, 20, 3, b"GNU\0", bytes(range(1, 21))))
        self.put(0x3000, bytes(0x40))

    # ---- changes ----

    def put(self, offset, what):
        self.bytes[offset:offset + len(what)] = what

    def string(self, text):
        """Offset of a new string in the dynamic string table."""
        at = len(self.strings)
        self.strings += text.encode() + b"\0"
        return at

    def add(self, name, header, before=None):
        """A program header, as the last one or before another."""
        names = list(self.p)
        where = len(names) if before is None else names.index(before)
        items = list(self.p.items())
        items.insert(where, (name, header))
        self.p = dict(items)

    def order(self, *names):
        """These program headers first."""
        self.p = {n: self.p[n] for n in [*names, *(k for k in self.p if k not in names)]}

    def without(self, *names):
        for name in names:
            del self.p[name]

    def with_interp(self, name=LD_SO):
        self.put(0x400, name)
        self.add("interp", segment(INTERP, R, 0x400, 0x400, len(name), align=1), before="headers")

    def fixed(self, base=0x400000):
        """ET_EXEC, at `base`."""
        self.e.type = EXEC
        self.e.entry += base
        for ph in self.p.values():
            if ph.type != STACK:
                ph.vaddr += base
        for sh in self.s.values():
            if sh.flags & 2:
                sh.addr += base
        self.d = [(t, v + base if t in (STRTAB, SYMTAB, RELA, JMPREL, INIT, FINI, INIT_ARRAY) else v)
                  for t, v in self.d]
        self.relocs = [(a + base, t, v + base) for a, t, v in self.relocs]

    def dyn(self, tag, value):
        """An entry before the others: or another value for the one that is there."""
        if tag not in (NEEDED,) and any(t == tag for t, _ in self.d):
            self.d = [(t, value if t == tag else v) for t, v in self.d]
        else:
            self.d.insert(0, (tag, value))

    def undyn(self, *tags):
        self.d = [(t, v) for t, v in self.d if t not in tags]

    # ---- the file ----

    def pack_dynamic(self):
        relocs = b"".join(struct.pack("<QQQ", a, t, v) for a, t, v in self.relocs)
        self.put(0x680, relocs)
        entries = b"".join(struct.pack("<QQ", t, len(relocs) if v is None else v) for t, v in self.d)
        self.put(0x2e40, entries)
        self.put(STRINGS, self.strings)
        if "dynamic" in self.p and not self.p["dynamic"].filesz:
            self.p["dynamic"].filesz = self.p["dynamic"].memsz = len(entries)

    def pack_sections(self):
        names = bytearray()
        for name, sh in self.s.items():
            sh.name = len(names)
            names += name.encode() + b"\0"
        at = list(self.s).index(".shstrtab")
        self.put(0x3080, names)
        self.put(0x3200, b"".join(struct.pack("<IIQQQQIIQQ", *(sh[k] for k in SHDR))
                                  for sh in self.s.values()))
        self.e.shnum = len(self.s) if self.e.shnum is None else self.e.shnum
        self.e.shstrndx = at if self.e.shstrndx is None else self.e.shstrndx

    def pack(self):
        self.pack_dynamic()
        self.pack_sections()
        table = 56 * len(self.p)
        if "phdr" in self.p and not self.p["phdr"].filesz:
            self.p["phdr"].filesz = self.p["phdr"].memsz = table
        self.e.phnum = len(self.p) if self.e.phnum is None else self.e.phnum
        self.put(self.e.phoff, b"".join(struct.pack("<IIQQQQQQ", *(ph[k] for k in PHDR))
                                        for ph in self.p.values()))
        self.put(0, bytes(self.ident) + struct.pack("<HHIQQQIHHHHHH", *(self.e[k] for k in EHDR)))
        return bytes(self.bytes[:self.size] if self.size else self.bytes)

    def write(self, path):
        with open(path, "wb") as file:
            file.write(self.pack())
        os.chmod(path, self.mode)
        if self.caps:
            os.setxattr(path, "security.capability", self.caps)


def make(path, *changes):
    file = File()
    for change in changes:
        change(file)
    file.write(path)
    return file
