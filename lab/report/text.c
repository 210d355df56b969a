/* text.c: calls as C. */
#include "text.h"

#include <inttypes.h>
#include <string.h>
#include <sys/mman.h>

struct flag { uint64_t bits; const char *name; };

static const struct flag map_flags[] = {
	{MAP_FIXED, "MAP_FIXED"}, {MAP_ANONYMOUS, "MAP_ANONYMOUS"}, {MAP_GROWSDOWN, "MAP_GROWSDOWN"},
	{MAP_DENYWRITE, "MAP_DENYWRITE"}, {MAP_LOCKED, "MAP_LOCKED"}, {MAP_NORESERVE, "MAP_NORESERVE"},
	{MAP_POPULATE, "MAP_POPULATE"}, {MAP_NONBLOCK, "MAP_NONBLOCK"}, {MAP_STACK, "MAP_STACK"},
	{MAP_HUGETLB, "MAP_HUGETLB"}, {MAP_FIXED_NOREPLACE, "MAP_FIXED_NOREPLACE"},
};
static const struct flag remap_flags[] = {
	{MREMAP_MAYMOVE, "MREMAP_MAYMOVE"}, {MREMAP_FIXED, "MREMAP_FIXED"}, {4, "MREMAP_DONTUNMAP"},
};
static const struct flag prot_flags[] = {
	{PROT_READ, "PROT_READ"}, {PROT_WRITE, "PROT_WRITE"}, {PROT_EXEC, "PROT_EXEC"},
};
static const struct flag advices[] = {
	{MADV_NORMAL, "MADV_NORMAL"}, {MADV_RANDOM, "MADV_RANDOM"}, {MADV_SEQUENTIAL, "MADV_SEQUENTIAL"},
	{MADV_WILLNEED, "MADV_WILLNEED"}, {MADV_DONTNEED, "MADV_DONTNEED"}, {MADV_FREE, "MADV_FREE"},
	{MADV_REMOVE, "MADV_REMOVE"}, {MADV_DONTFORK, "MADV_DONTFORK"}, {MADV_DOFORK, "MADV_DOFORK"},
	{MADV_MERGEABLE, "MADV_MERGEABLE"}, {MADV_UNMERGEABLE, "MADV_UNMERGEABLE"},
	{MADV_HUGEPAGE, "MADV_HUGEPAGE"}, {MADV_NOHUGEPAGE, "MADV_NOHUGEPAGE"},
	{MADV_DONTDUMP, "MADV_DONTDUMP"}, {MADV_DODUMP, "MADV_DODUMP"},
	{MADV_WIPEONFORK, "MADV_WIPEONFORK"}, {MADV_KEEPONFORK, "MADV_KEEPONFORK"},
	{MADV_COLD, "MADV_COLD"}, {MADV_PAGEOUT, "MADV_PAGEOUT"},
};
#define COUNT(list) (sizeof (list) / sizeof *(list))

/* Names joined by '|', what has no name in hexadecimal; `first` begins the text, or is NULL. */
static const char *bits(uint64_t value, const struct flag *list, size_t count, const char *first, char *text)
{
	size_t at = (size_t)snprintf(text, 320, "%s", first ? first : "");

	for (size_t i = 0; i < count; i++)
		if (value & list[i].bits) {
			at += (size_t)snprintf(text + at, 320 - at, "%s%s", at ? "|" : "", list[i].name);
			value &= ~list[i].bits;
		}
	if (value || !at)
		snprintf(text + at, 320 - at, at ? "|0x%" PRIx64 : value ? "0x%" PRIx64 : "%" PRIu64, value);
	return text;
}

static const char *prot(unsigned p, char *text)
{
	return p ? bits(p, prot_flags, COUNT(prot_flags), NULL, text) : "PROT_NONE";
}

static const char *map(uint64_t flags, char *text)
{
	unsigned type = flags & MAP_TYPE;

	return bits(flags & ~(uint64_t)MAP_TYPE, map_flags, COUNT(map_flags), type == MAP_PRIVATE ? "MAP_PRIVATE"
		: type == MAP_SHARED ? "MAP_SHARED" : type == MAP_SHARED_VALIDATE ? "MAP_SHARED_VALIDATE"
		: NULL, text);
}

static const char *advice(uint64_t value, char *text)
{
	for (size_t i = 0; i < COUNT(advices); i++)
		if (advices[i].bits == value)
			return advices[i].name;
	snprintf(text, 320, "%" PRIu64, value);
	return text;
}

static int call(const struct event *e, char *text, size_t bytes)
{
	char a[320], b[320];

	switch (e->call) {
	case CALL_BRK: return snprintf(text, bytes, "brk(0x%" PRIx64 ")", e->address);
	case CALL_MMAP:
		return snprintf(text, bytes, "mmap(0x%" PRIx64 ", %" PRIu64 ", %s, %s, %d, 0x%" PRIx64 ")",
			e->address, e->length, prot(e->prot, a), map(e->flags, b), e->fd, e->offset);
	case CALL_MUNMAP: return snprintf(text, bytes, "munmap(0x%" PRIx64 ", %" PRIu64 ")", e->address, e->length);
	case CALL_MREMAP:
		return snprintf(text, bytes, "mremap(0x%" PRIx64 ", %" PRIu64 ", %" PRIu64 ", %s)", e->address,
			e->length, e->offset, bits(e->flags, remap_flags, COUNT(remap_flags), NULL, a));
	case CALL_MPROTECT:
		return snprintf(text, bytes, "mprotect(0x%" PRIx64 ", %" PRIu64 ", %s)", e->address, e->length,
			prot(e->prot, a));
	case CALL_MADVISE:
		return snprintf(text, bytes, "madvise(0x%" PRIx64 ", %" PRIu64 ", %s)", e->address, e->length,
			advice(e->flags, a));
	case CALL_SHMAT: return snprintf(text, bytes, "shmat(…, 0x%" PRIx64 ", …)", e->address);
	case CALL_SHMDT: return snprintf(text, bytes, "shmdt(0x%" PRIx64 ")", e->address);
	default: return snprintf(text, bytes, "syscall(%" PRIu64 ", …)", e->number);
	}
}

static int heap(const struct event *e, char *text, size_t bytes)
{
	switch (e->call) {
	case CALL_MALLOC: return snprintf(text, bytes, "malloc(%" PRIu64 ")", e->length);
	case CALL_CALLOC: return snprintf(text, bytes, "calloc(1, %" PRIu64 ")", e->length);
	case CALL_REALLOC: return snprintf(text, bytes, "realloc(0x%" PRIx64 ", %" PRIu64 ")", e->to, e->length);
	case CALL_ALIGNED: return snprintf(text, bytes, "aligned_alloc(%" PRIu64 ", %" PRIu64 ")", e->to, e->length);
	case CALL_FREE: snprintf(text, bytes, "free(0x%" PRIx64 ")", e->address); return -1;
	case CALL_TRIM: return snprintf(text, bytes, "malloc_trim(%" PRIu64 ")", e->length);
	default: return 0;
	}
}

int call_text(const struct event *e, char *text, size_t bytes)
{
	int n;

	if (e->kind == EVENT_CALL) {
		n = call(e, text, bytes);
		if (e->error)
			snprintf(text + n, bytes - (size_t)n, " = -1 (%s)", strerrorname_np(e->error)
				? strerrorname_np(e->error) : strerror(e->error));
		else
			snprintf(text + n, bytes - (size_t)n, e->result ? " = 0x%" PRIx64 : " = %" PRIu64, e->result);
		return 1;
	}
	n = e->kind == EVENT_HEAP ? heap(e, text, bytes) : 0;
	if (n > 0)
		snprintf(text + n, bytes - (size_t)n, e->address ? " = 0x%" PRIx64 : " = NULL", e->address);
	return n != 0;
}
