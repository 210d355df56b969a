/* names.c: the words that the stream uses for numbers. */
#include "event.h"

#include <string.h>
#include <sys/mman.h>

static const char *const kinds[EVENT_KINDS] = {
	[EVENT_NONE] = "none", [EVENT_PLAN] = "plan", [EVENT_STEP] = "step", [EVENT_ROW] = "row",
	[EVENT_REFUSAL] = "refusal", [EVENT_WATCH] = "watch", [EVENT_AREAS] = "areas",
	[EVENT_DONE] = "done", [EVENT_ENTRY] = "entry", [EVENT_CALL] = "call",
	[EVENT_FAULT] = "fault", [EVENT_RESIDENT] = "resident", [EVENT_HEAP] = "heap",
	[EVENT_MARK] = "mark", [EVENT_FORK] = "fork", [EVENT_EXEC] = "exec",
	[EVENT_SIGNAL] = "signal", [EVENT_EXIT] = "exit", [EVENT_LOST] = "lost",
	[EVENT_HEAP_STATE] = "heap-state", [EVENT_END] = "end",
};

static const char *const calls[CALL_KINDS] = {
	[CALL_NONE] = "none", [CALL_BRK] = "brk", [CALL_MMAP] = "mmap", [CALL_MUNMAP] = "munmap",
	[CALL_MREMAP] = "mremap", [CALL_MPROTECT] = "mprotect", [CALL_MADVISE] = "madvise",
	[CALL_SHMAT] = "shmat", [CALL_SHMDT] = "shmdt", [CALL_OTHER] = "other",
	[CALL_HEAP_START] = "start", [CALL_MALLOC] = "malloc", [CALL_CALLOC] = "calloc",
	[CALL_REALLOC] = "realloc", [CALL_ALIGNED] = "aligned_alloc", [CALL_FREE] = "free",
	[CALL_TRIM] = "malloc_trim",
};

static const char *const froms[] = {"none", "pool", "break", "mapping", "arena"};

const char *event_kind_name(unsigned kind)
{
	return kind < EVENT_KINDS ? kinds[kind] : "?";
}

const char *event_call_name(unsigned call)
{
	return call < CALL_KINDS ? calls[call] : "?";
}

const char *event_from_name(unsigned from)
{
	return from < sizeof froms / sizeof *froms ? froms[from] : "?";
}

static unsigned number_of(const char *const *names, unsigned count, const char *name)
{
	for (unsigned i = 1; name && i < count; i++)
		if (!strcmp(names[i], name))
			return i;
	return 0;
}

unsigned event_kind_number(const char *name)
{
	return number_of(kinds, EVENT_KINDS, name);
}

unsigned event_call_number(const char *name)
{
	return number_of(calls, CALL_KINDS, name);
}

unsigned event_from_number(const char *name)
{
	return number_of(froms, sizeof froms / sizeof *froms, name);
}

const char *event_prot(unsigned prot, char *text)
{
	text[0] = prot & PROT_READ ? 'r' : '-';
	text[1] = prot & PROT_WRITE ? 'w' : '-';
	text[2] = prot & PROT_EXEC ? 'x' : '-';
	text[3] = '\0';
	return text;
}

unsigned event_prot_number(const char *text)
{
	unsigned prot = 0;

	for (; text && *text; text++)
		prot |= *text == 'r' ? PROT_READ : *text == 'w' ? PROT_WRITE : *text == 'x' ? PROT_EXEC : 0;
	return prot;
}
