/* kernel.c: the kernel of the fuzzed allocator. Addresses are the same in each run, fresh pages are
 * zero, a call that is not in order is a finding; so is a store of the allocator where there is no
 * memory, or into a block of the program's.
 *
 * Which pages were written to is known, from those stores and from fuzz.c: only they are set to zero
 * when they go. A host's mmap and munmap for each of these calls would take many times as long. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include "fuzz.h"

#define BREAK_PAGES     (BREAK_BYTES / PAGE)
#define ALL_PAGES       (ALL_BYTES / PAGE)

struct kernel kernel;
char *fuzzed_curbrk;
enum state { UNMAPPED, GUARD, MAPPED };
enum dirty { CLEAN, PERHAPS, DIRTY };   /* was it written to? */
static unsigned char state[ALL_PAGES], dirty[ALL_PAGES]; /* of each page; the break's have no state */
/* Pages: from there on, none of the break's, and of the others, was ever dirty in this run. */
static size_t break_end, map_end = BREAK_PAGES;
static const char *latest;      /* mapping */

void kernel_start(void)
{
	void *wanted = (void *)0x100000000000;

	kernel.base = mmap(wanted, ALL_BYTES, PROT_READ | PROT_WRITE,
		MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);
	if (kernel.base != wanted)
		finding("no room for the address space");
	kernel_reset();
}

/* ---- pages ---- */

static size_t pages_for(size_t bytes)
{
	return (bytes + PAGE - 1) / PAGE;
}

static size_t page_at(const void *p)
{
	return (size_t)((const char *)p - kernel.base) / PAGE;
}

static void clear(size_t page, size_t end)
{
	for (; page < end; page++)
		if (dirty[page]) {
			memset(kernel.base + page * PAGE, 0, PAGE);
			dirty[page] = CLEAN;
		}
}

static void mark(size_t page, size_t end, enum dirty how)
{
	size_t *last = page < BREAK_PAGES ? &break_end : &map_end;

	if (end > *last)
		*last = end;
	for (; page < end; page++)
		dirty[page] = (unsigned char)how;
}

void kernel_touch(const void *p, size_t bytes)
{
	if (bytes && (size_t)((const char *)p - kernel.base) < ALL_BYTES)
		mark(page_at(p), page_at((const char *)p + bytes - 1) + 1, DIRTY);
}

bool kernel_has(const void *p, size_t bytes)
{
	size_t at = (size_t)((const char *)p - kernel.base);

	if (at < BREAK_BYTES)
		return bytes <= pages_for((size_t)(kernel.now - kernel.base)) * PAGE - at;
	if (at >= ALL_BYTES || bytes > ALL_BYTES - at)
		return false;
	for (size_t page = at / PAGE; page < pages_for(at + bytes); page++)
		if (state[page] != MAPPED)
			return false;
	return true;
}

/* ---- stores: called by the compiled code of the allocator ---- */

static __attribute__((noinline)) void store_there(const void *p, size_t bytes)
{
	size_t at = (size_t)((const char *)p - kernel.base);

	if (!kernel_has(p, bytes))
		finding("store to %p, where nothing is mapped", p);
	if (owned[at / UNIT / 64] >> at / UNIT % 64 & 1)
		finding("store to %p, into a block", p);
	mark(at / PAGE, at / PAGE + 1, DIRTY);
}

static inline void store(const void *p, size_t bytes)
{
	if ((size_t)((const char *)p - kernel.base) < ALL_BYTES) /* else: its variables, the stack */
		store_there(p, bytes);
}

void __sanitizer_cov_store1(const void *), __sanitizer_cov_store2(const void *),
	__sanitizer_cov_store4(const void *),
	__sanitizer_cov_store8(const void *), __sanitizer_cov_store16(const void *);
void *fuzzed_memset(void *p, int byte, size_t bytes), *fuzzed_memcpy(void *to, const void *from, size_t bytes);

void __sanitizer_cov_store1(const void *p) { store(p, 1); }
void __sanitizer_cov_store2(const void *p) { store(p, 2); }
void __sanitizer_cov_store4(const void *p) { store(p, 4); }
void __sanitizer_cov_store8(const void *p) { store(p, 8); }
void __sanitizer_cov_store16(const void *p) { store(p, 16); }

static void stores(const void *p, size_t bytes)
{
	if (!bytes || (size_t)((const char *)p - kernel.base) >= ALL_BYTES)
		return;
	store(p, bytes);
	store((const char *)p + bytes - 1, 1);
	kernel_touch(p, bytes);
}

void *fuzzed_memset(void *p, int byte, size_t bytes)
{
	stores(p, bytes);
	return memset(p, byte, bytes);
}

void *fuzzed_memcpy(void *to, const void *from, size_t bytes)
{
	stores(to, bytes);
	return memcpy(to, from, bytes);
}

/* ---- the break ---- */

static void break_move(char *to)
{
	size_t end = pages_for((size_t)(to - kernel.base));

	clear(end, break_end);
	kernel.now = to;
}

char *kernel_sbrk(ptrdiff_t bytes)
{
	char *old = kernel.now;

	if (bytes > 0 ? (size_t)bytes > BREAK_BYTES - (size_t)(old - kernel.base) : -bytes > old - kernel.base)
		return NULL;
	break_move(old + bytes);
	fuzzed_curbrk = kernel.now;
	return old;
}

/* ---- which calls fail ---- */

static bool fails(unsigned kind)
{
	if (!kernel.fails || !(kernel.fail & kind))
		return false;
	kernel.fails--;
	return true;
}

static long refuse(void)
{
	kernel.refused = true;
	return -ENOMEM;
}

static long sys_brk(char *to)
{
	if (fails(FAIL_BREAK_ENOSYS)) {
		kernel.refused = true;
		return -ENOSYS;
	}
	if (to >= kernel.base) {
		if ((size_t)(to - kernel.base) > BREAK_BYTES || (to > kernel.now && fails(FAIL_BREAK)))
			kernel.refused = true;
		else
			break_move(to);
	}
	return (long)kernel.now;
}

/* ---- mappings ---- */

/* The number of the first page of a call's range, which must be that of mappings. */
static size_t range(const char *p, size_t bytes, const char *call)
{
	size_t at = (size_t)(p - kernel.base);

	if (at % PAGE || !bytes || at < BREAK_BYTES || at >= ALL_BYTES || bytes > ALL_BYTES - at)
		finding("%s: %p, %zu bytes", call, (const void *)p, bytes);
	for (size_t page = at / PAGE; page < pages_for(at + bytes); page++)
		if (state[page] == UNMAPPED)
			finding("%s of what is not mapped: %p, %zu bytes", call, (const void *)p, bytes);
	return at / PAGE;
}

/* The first page of them that is mapped; the one behind them: none is. */
static size_t first_mapped(size_t page, size_t pages)
{
	size_t end = page + pages;

	while (page < end && state[page] == UNMAPPED)
		page++;
	return page;
}

/* As far as nobody claims it, it is one of the allocator's tables: structs are stored there unseen. */
static void map(size_t page, size_t pages)
{
	for (size_t i = 0; i < pages; i++)
		state[page + i] = MAPPED;
	mark(page, page + pages, PERHAPS);
	kernel.mapped_pages += pages;
}

static void unmap(size_t page, size_t pages)
{
	clear(page, page + pages);
	for (size_t i = 0; i < pages; i++)
		state[page + i] = UNMAPPED;
	kernel.mapped_pages -= pages;
	if (page < kernel.next_page)
		kernel.next_page = page;
}

void kernel_claim(const void *p, size_t bytes)
{
	const char *base = (const char *)((uintptr_t)p & -PAGE);
	size_t page = page_at(p), end = page_at((const char *)p + bytes - 1);

	for (; base == latest && bytes && page <= end; page++)
		if (dirty[page] == PERHAPS)
			dirty[page] = CLEAN;
}

static long sys_mmap(size_t bytes)
{
	size_t pages = pages_for(bytes);

	if (fails(FAIL_MAP) || bytes > MAPPED_BYTES)
		return refuse();
	for (int tries = 0; tries < 2; tries++) {
		for (size_t page = kernel.next_page, other; page + pages <= ALL_PAGES; page = other + 1) {
			other = first_mapped(page, pages);
			if (other < page + pages)
				continue;
			map(page, pages);
			kernel.next_page = page + pages;
			return (long)(kernel.base + page * PAGE);
		}
		kernel.next_page = BREAK_PAGES;
	}
	return refuse();
}

static long sys_munmap(char *p, size_t bytes)
{
	size_t page = range(p, bytes, "munmap");

	if (fails(FAIL_UNMAP)) {
		kernel.kept_pages += pages_for(bytes);
		return -ENOMEM;
	}
	unmap(page, pages_for(bytes));
	return 0;
}

static long sys_mremap(char *p, size_t old, size_t bytes)
{
	size_t page = range(p, old, "mremap"), old_pages = pages_for(old), pages = pages_for(bytes), to;
	long answer;

	if (fails(FAIL_REMAP) || bytes > MAPPED_BYTES)
		return refuse();
	if (pages <= old_pages) {
		unmap(page + pages, old_pages - pages);
		return (long)p;
	}
	if (!kernel.move && page + pages <= ALL_PAGES
			&& first_mapped(page + old_pages, pages - old_pages) == page + pages) {
		map(page + old_pages, pages - old_pages);
		return (long)p;
	}
	answer = sys_mmap(bytes);
	if (answer < 0)
		return answer;
	to = page_at((char *)answer);
	for (size_t i = 0; i < old_pages; i++) {
		if (dirty[page + i])
			memcpy(kernel.base + (to + i) * PAGE, p + i * PAGE, PAGE);
		dirty[to + i] = dirty[page + i];
	}
	unmap(page, old_pages);
	return answer;
}

static long sys_madvise(char *p, size_t bytes)
{
	if ((size_t)(p - kernel.base) % PAGE || bytes % PAGE || !kernel_has(p, bytes))
		finding("madvise: %p, %zu bytes", (void *)p, bytes);
	if (fails(FAIL_ADVISE))
		return -EINVAL;
	for (size_t page = page_at(p), end = page + bytes / PAGE; page < end; page++)
		if (dirty[page]) {
			clear(page, page + 1);
			dirty[page] = PERHAPS; /* it may be a table's */
		}
	return 0;
}

/* A guard page: what lies behind it will be an arena. */
static long sys_mprotect(char *p, size_t bytes)
{
	size_t page = range(p, bytes, "mprotect");

	if (bytes != PAGE)
		finding("mprotect of %zu bytes", bytes);
	if (fails(FAIL_PROTECT))
		return -ENOMEM;
	mark(page, kernel.next_page, CLEAN);
	state[page] = GUARD;
	return 0;
}

/* ---- the rest ---- */

static long sys_write(int fd, const char *text, size_t bytes)
{
	if (fd != 2)
		return -EBADF;
	kernel.writes++;
	if (bytes > sizeof kernel.line - 1 - kernel.line_bytes)
		bytes = sizeof kernel.line - 1 - kernel.line_bytes;
	memcpy(kernel.line + kernel.line_bytes, text, bytes);
	kernel.line_bytes += bytes;
	kernel.line[kernel.line_bytes] = 0;
	return (long)bytes;
}

static long sys_kill(long signal_number)
{
	if (!kernel.death)
		finding("the process kills itself by signal %ld: %s", signal_number, kernel.line);
	if (signal_number != 6 /* SIGABRT */)
		finding("signal %ld", signal_number);
	longjmp(*kernel.death, 1);
}

static long call(long number, long a, long b, long c)
{
	switch (number) {
	case SYS_brk:           return sys_brk((char *)a);
	case SYS_mmap:          return sys_mmap((size_t)b);
	case SYS_munmap:        return sys_munmap((char *)a, (size_t)b);
	case SYS_mremap:        return sys_mremap((char *)a, (size_t)b, (size_t)c);
	case SYS_madvise:       return sys_madvise((char *)a, (size_t)b);
	case SYS_mprotect:      return sys_mprotect((char *)a, (size_t)b);
	case SYS_getrandom:     memset((void *)a, 0x6b, (size_t)b); return b;
	case SYS_write:         return sys_write((int)a, (const char *)b, (size_t)c);
	case SYS_tgkill:        return sys_kill(c);
	case SYS_getuid: case SYS_geteuid: case SYS_getgid: case SYS_getegid: case SYS_getpid: case SYS_gettid:
	case SYS_rt_sigprocmask: case SYS_rt_sigaction: case SYS_rt_sigpending: case SYS_rt_sigtimedwait:
		return 0;
	}
	finding("system call %ld", number);
}

long fuzz_kernel(long number, long a, long b, long c, long d);
long fuzz_kernel(long number, long a, long b, long c, long d)
{
	long answer = call(number, a, b, c);

	(void)d;
	if (number == SYS_mmap || number == SYS_mremap)
		latest = (const char *)answer;
	SHOW("        system call %ld(%#lx, %#lx, %#lx) = %#lx\n", number, a, b, c, answer);
	return answer;
}

/* ---- between two runs ---- */

void kernel_reset(void)
{
	clear(0, break_end);
	clear(BREAK_PAGES, map_end);
	memset(state + BREAK_PAGES, 0, map_end - BREAK_PAGES);
	kernel = (struct kernel){ .base = kernel.base, .now = kernel.base, .next_page = BREAK_PAGES };
	break_end = 0;
	map_end = BREAK_PAGES;
	fuzzed_curbrk = NULL;
	latest = NULL;
}

static void verify_pages(size_t page, size_t end)
{
	for (; page < end; page++)
		for (size_t i = 0; !dirty[page] && i < PAGE; i += 8)
			if (*(uint64_t *)(kernel.base + page * PAGE + i))
				finding("%p is not zero", (void *)(kernel.base + page * PAGE + i));
}

void kernel_verify(void)
{
	verify_pages(0, break_end);
	verify_pages(BREAK_PAGES, map_end);
}
