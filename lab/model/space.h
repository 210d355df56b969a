/* space.h: an address space as a value, and what each event does to it.
 *
 *   space_apply(space, event)     the next moment
 *   space_copy()                  moments are kept by copying
 *   space_from_maps()             what the kernel says
 *   space_compare()               do the two agree, page by page?
 *
 * Areas are sorted, never overlap, and are merged where nothing tells them apart. Pages are those
 * known to be resident (touched), each with the number of the event that brought it. */
#ifndef LAB_SPACE_H
#define LAB_SPACE_H

#include "event.h"

enum area_kind {
	AREA_ANON, AREA_FILE, AREA_HEAP, AREA_STACK, AREA_VDSO, AREA_VVAR, AREA_LOADER,
	AREA_SPECIAL /* [vsyscall] and what else is in brackets */
};

struct area {
	uint64_t start, end;
	uint64_t offset;       /* in the file */
	const char *name;      /* file, or "[heap]", "[stack]" …; NULL: anonymous */
	uint8_t prot, shared;
	uint8_t kind;          /* enum area_kind */
	uint8_t role;          /* enum event_role: whose segment */
	int8_t phdr;           /* program header, or -1 */
	uint32_t since;        /* number of the event that made or last changed it */
};

struct touch { uint64_t page; uint32_t event; uint32_t fault; }; /* page: address | 1 if in use */

struct pages {             /* a hash table by page address */
	struct touch *slot;
	size_t room, used, count;
};

struct space {
	struct area *area;
	size_t areas, room;
	uint64_t start_brk, brk;       /* 0: not known yet */
	uint64_t entry, sp;            /* of the program, once known */
	uint64_t mapped;               /* bytes in areas, without AREA_SPECIAL, [vvar] and the loader's */
	uint64_t peak_mapped, peak_brk, peak_resident; /* bytes; brk: address */
	struct pages pages;
	uint32_t events;               /* how many were applied; the first is number 1 */
	const struct stream *plan;     /* the EVENT_STEPs so far, shared by all copies; or NULL */
	int entered;                   /* the program was entered: EVENT_ENTRY, or the last step done */
	const char *program, *interpreter;  /* paths of the EVENT_PLAN */
	int32_t pid;                   /* whose space this is; other processes' events change nothing */
};

void space_init(struct space *);
void space_free(struct space *);
void space_copy(struct space *to, const struct space *from);

/* What changed: bits. */
#define SPACE_AREAS 1
#define SPACE_PAGES 2
#define SPACE_BRK   4
unsigned space_apply(struct space *, const struct event *);

/* Does an EVENT_STEP now, as EVENT_DONE would: for streams that say nothing of when. */
unsigned space_step(struct space *, const struct event *step);

const struct area *space_find(const struct space *, uint64_t address);  /* NULL: nothing there */
const struct touch *space_touch(const struct space *, uint64_t address); /* NULL: not resident */
uint64_t space_resident(const struct space *, uint64_t start, uint64_t end); /* pages */
/* "heap", "stack", "vdso" …: what an area is by its kind; NULL for files and anonymous memory. */
const char *area_word(const struct area *);
/* A word for people: "text", "rodata", "data", "bss", "heap", "stack", "mapping", "library" … */
const char *space_region(const struct space *, uint64_t address);

/* 0, or -1 with errno. */
int space_from_maps(struct space *, int pid);
/* The object of an EVENT_AREAS' "areas" member; a new reference. */
json_t *space_areas_json(const struct space *);
int space_from_areas(struct space *, const json_t *areas);
/* 0: every address has the same protection, sharing, file and offset in both, but for [vvar] and
 * [vsyscall]; else 1 and the first difference, for people. */
int space_compare(const struct space *model, const struct space *kernel, char *why, size_t bytes);

#endif
