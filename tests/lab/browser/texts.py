"""The page's texts: both languages are complete, and each name that the scripts ask for exists."""
import glob
import os
import re

PAGE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../lab/report/page")
LOADER = os.path.join(PAGE, "../../../loader/plan")

# Names that stay as they are in a Chinese sentence: of calls, fields, files, programs, units.
NAMES = """ulab uload libc mini PLT ELF PIE vDSO vvar vdso bss text data rodata sp argc argv envp auxv NULL main
brk mmap munmap mremap mprotect madvise shmat shmdt fork exec exit malloc calloc realloc free aligned_alloc aligned alloc trim
perf_event_open perf event open pagemap getrandom prctl times setrlimit proc PID exe maps personality
MADV_DONTNEED MADV DONTNEED ASLR RLIMIT STACK DATA NPROC EXEC DYN PATH PT_LOAD LOAD INTERP PHDR GNU HWCAP PLATFORM RANDOM EXECFN ENTRY
BASE FLAGS UID EUID GID EGID SECURE CLKTCK PAGESZ PHNUM PHENT SYSINFO EHDR MINSIGSTKSZ RSEQ FEATURE SIZE ALIGN rseq struct
rwx KiB MiB GiB TiB filesz memsz offset vaddr entry flags type phoff phnum phentsize machine ulab_mark mark load base stack size trace stop fixed
System PgUp PgDn Home End Space English SIGSEGV small page init array fini dynamic got plt eh frame hdr headers note relro tdata tbss rel dyn
interp hash dynsym dynstr gnu version property ABI tag rela ctors dtors comment NOBITS libc_mini_malloc x86_64 Ehdr Phdr execve
SIGCHLD EINVAL calls broken hello true many argv0 hidden ns ld so""".split()


def sources():
    return {os.path.basename(p): open(p, encoding="utf-8").read() for p in sorted(glob.glob(PAGE + "/*.js"))}


def table(js):
    """{name: (English, Chinese)} of a file of texts."""
    string = r'"((?:[^"\\]|\\.)*)"'
    return {m[1]: (m[2], m[3]) for m in re.finditer(r'^\t%s: \[\s*%s,\s*%s\],' % (string, string, string), js, re.M)}


def problems():
    files = sources()
    found = {}
    for name, js in files.items():
        if name.startswith("texts"):
            found.update(table(js))
            lines = len(re.findall(r'^\t"[^"]+": \[', js, re.M))
            if lines != len(table(js)):
                yield "%s: %d of %d texts are read" % (name, len(table(js)), lines)
    for name, (english, chinese) in found.items():
        holes = [set(re.findall(r"\{(\w+)\}", s)) for s in (english, chinese)]
        if not english or not chinese or holes[0] != holes[1]:
            yield "%s: %r and %r" % (name, english, chinese)
    for file, js in files.items():
        for name in re.findall(r'\btext\("([^"]+)"[,)]', js):
            if name not in found and not name.endswith("."):
                yield "%s: there is no text %s" % (file, name)
        if "</script" in js or re.search(r"\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval)\b", js):
            yield file + ": makes elements of strings"
        if not js.startswith("/*") or '"use strict";' not in js:
            yield file + ": no head"
    for kind, file, pattern in (("reason", "reasons.def", r'^REASON\(R_(\w+)'), ("rule", "rules.def", r'^RULE\(\w+, "([^"]+)"')):
        wanted = {m.lower().replace("_", "-") for m in re.findall(pattern, open(os.path.join(LOADER, file)).read(), re.M)}
        js = files["texts-load.js" if kind == "reason" else "texts-rules.js"]
        js = js[js.index("REASONS_ZH" if kind == "reason" else "RULES_ZH"):]
        have = set(re.findall(r'^\t"([a-z0-9-]+)": "', js, re.M))
        for name in sorted(wanted - have):
            yield "%s %s: not in Chinese" % (kind, name)
    tops = re.findall(r"^(?:async )?(?:function\*?|const|let|class) +(\w+)", "\n".join(files.values()), re.M)
    for name in sorted({n for n in tops if tops.count(n) > 1}):
        yield "%s is defined twice" % name
    page = open(os.path.join(PAGE, "page.html"), encoding="utf-8").read()
    if sorted(re.findall(r"include script (\S+)", page)) != sorted(files):
        yield "page.html does not include each script once"
