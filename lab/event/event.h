/* event.h: one thing that happened to a process's memory, and the stream of them.
 *
 *   event_read_line()     a line of docs/events.md → struct event
 *   event_write()         and back
 *   event_intern()        strings live as long as ulab does
 *
 * The load's events (plan, step, row, refusal) are uload's own lines: they keep their JSON object
 * in `json`, which is borrowed from the stream and never freed. The run's events are plain fields.
 * docs/events.md says what each member means. */
#ifndef LAB_EVENT_H
#define LAB_EVENT_H

#include <jansson.h>
#include <stdint.h>
#include <stdio.h>

#define EVENT_SCHEMA 1
#define PAGE 4096UL

enum event_kind {
	EVENT_NONE,
	/* the load, by uload */
	EVENT_PLAN,        /* json: the header */
	EVENT_STEP,        /* number: n, name: op; address, length, prot, offset, to, phdr, role; json */
	EVENT_ROW,         /* a row of the initial stack: address, length, name: its kind; json */
	EVENT_REFUSAL,     /* nothing is loaded: name: rule id; json */
	/* the run, by ulab */
	EVENT_WATCH,       /* the run's header; json */
	EVENT_AREAS,       /* the address space as /proc/PID/maps has it; json: "areas" */
	EVENT_DONE,        /* step `number` was carried out, here and now */
	EVENT_ENTRY,       /* at the entry point: address: ip, to: sp */
	EVENT_CALL,        /* a system call: call, address, length, prot, flags, to, offset, result, error */
	EVENT_FAULT,       /* first touch: address, ip */
	EVENT_RESIDENT,    /* pages that were found present: address, length */
	EVENT_HEAP,        /* libc-mini's malloc: call, from, length, address, to */
	EVENT_MARK,        /* ulab_mark(): name, address, length */
	EVENT_FORK,        /* number: the child's pid */
	EVENT_EXEC,        /* name: the path; an EVENT_AREAS follows */
	EVENT_SIGNAL,      /* number: the signal that was delivered, address: si_addr */
	EVENT_EXIT,        /* of one process: number: exit status, or 128 + signal with flags 1 */
	EVENT_LOST,        /* number: so many fault records were lost */
	EVENT_HEAP_STATE,  /* libc-mini's heap, block by block, as `ulab report` looked at it; json */
	EVENT_END,         /* of the stream; json: the summary */
	EVENT_KINDS
};

enum event_call {
	CALL_NONE, CALL_BRK, CALL_MMAP, CALL_MUNMAP, CALL_MREMAP, CALL_MPROTECT, CALL_MADVISE,
	CALL_SHMAT, CALL_SHMDT,
	CALL_OTHER,        /* number: which; only where every call was asked for */
	/* EVENT_HEAP, in the order of enum heap_call of <libc-mini/heap.h> */
	CALL_HEAP_START, CALL_MALLOC, CALL_CALLOC, CALL_REALLOC, CALL_ALIGNED, CALL_FREE, CALL_TRIM,
	CALL_KINDS
};

enum event_role { ROLE_NONE, ROLE_PROGRAM, ROLE_INTERPRETER };

struct event {
	uint8_t kind;          /* enum event_kind */
	uint8_t call;          /* enum event_call */
	uint8_t prot;          /* PROT_… */
	uint8_t from;          /* HEAP: enum heap_from */
	uint8_t role;          /* enum event_role */
	int8_t phdr;           /* STEP: program header, or -1 */
	uint16_t error;        /* CALL: errno, 0: it went well */
	int32_t pid;
	int32_t fd;            /* CALL mmap: the descriptor, or -1 */
	uint64_t time;         /* ns since the EVENT_WATCH; 0 in the load */
	uint64_t number;
	uint64_t address, length;
	uint64_t to;           /* mremap: new length goes to `offset`, the new address wanted is here;
	                        * STEP: "to"; HEAP realloc: the old address, else the end of the heap */
	uint64_t offset;       /* file offset; mremap: new length */
	uint64_t flags;        /* MAP_…, MREMAP_…, or the advice */
	uint64_t result;       /* what the call returned (0 if error) */
	uint64_t ip;           /* instruction that did it, 0: not known */
	const char *name;      /* interned, or NULL; CALL mmap: path of the file */
	json_t *json;          /* borrowed, or NULL */
};

/* The same string for the same bytes; never freed. NULL for NULL. */
const char *event_intern(const char *);

/* One line (with or without its newline). 0, or -1 and a reason if it is no event of this schema;
 * kinds not known are EVENT_NONE and 0. */
int event_read_line(const char *line, size_t bytes, struct event *, const char **why);
/* From an object; takes a reference to it where the event keeps it. */
int event_from_json(json_t *, struct event *, const char **why);

/* A new object, to be json_decref'ed. */
json_t *event_to_json(const struct event *);
/* One line. 0, or -1 with errno. */
int event_write(FILE *, const struct event *);

const char *event_kind_name(unsigned kind);
const char *event_call_name(unsigned call);
const char *event_from_name(unsigned from);  /* "pool", "break", "mapping", "arena", "none" */
/* "r-x" into text[4] */
const char *event_prot(unsigned prot, char *text);
json_t *event_string(const char *);          /* new; bytes that are no UTF-8 are taken for Latin-1 */
uint64_t event_hex(const json_t *object, const char *member); /* "0x…" or number; 0 if absent */

/* A whole stream in memory. */
struct stream {
	struct event *event;
	size_t events, room;
};

void stream_add(struct stream *, const struct event *);
/* As getline(3); -1 with errno EFBIG for a line that does not end within 128 MiB (/dev/zero, say). */
ssize_t stream_line(char **line, size_t *room, FILE *in);

#endif
