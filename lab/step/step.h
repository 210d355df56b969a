/* step.h: what the files of ulab step share. One line of work:
 *
 *   step.c       command line; which of the two faces
 *   session.c    the tracer's events → moments: the address space after each step, as computed and as
 *                the kernel has it
 *   elf_file.c   the program's file: headers, sections, bytes
 *   words.c      what a step does, in words
 *   changes.c    what differs between two moments
 *   file_pane.c  the file, drawn
 *   sheet.c      lists to scroll: maps, stack, bytes, help      (sheet_*.c)
 *   refused.c    where a plan stopped, and at which bytes
 *   plain.c      the face as text
 *   full.c     the face that fills the terminal               (full_draw.c, terminal.c)
 *
 * Everything but terminal.c and full.c draws on a canvas and knows no terminal. */
#ifndef LAB_STEP_H
#define LAB_STEP_H

#include <elf.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>

#include "canvas.h"
#include "event.h"
#include "rows.h"
#include "space.h"
#include "tracer.h"

/* ---- elf_file.c ---- */

struct section { const char *name; uint64_t offset, address, size; int in_file, in_memory; };

struct elf_file {
	const char *path;
	const unsigned char *bytes;    /* the whole file, or NULL */
	uint64_t size;
	Elf64_Ehdr ehdr;
	Elf64_Phdr *phdr;
	size_t phdrs;
	struct section *section;
	size_t sections;
	uint64_t bias;                 /* address - p_vaddr */
};

/* What cannot be read stays empty: uload has judged the file before. */
void elf_file_open(struct elf_file *, const char *path);
void elf_file_close(struct elf_file *);
/* Names of the sections that begin in [from, to) of the segment's addresses (p_vaddr), into text. */
void elf_file_sections(const struct elf_file *, uint64_t from, uint64_t to, char *text, size_t bytes);

/* ---- session.c ---- */

struct moment {
	const struct event *step;      /* NULL: before the first */
	struct space space, kernel;
	int agrees;
	char differs[512];
};

struct session {
	struct tracer *tracer;
	struct event plan;             /* kind EVENT_NONE: none came */
	struct event refusal;          /* likewise */
	struct stream steps, rows;
	struct moment *moment;         /* [0, moments) */
	size_t moments;
	struct space space;            /* of now */
	struct elf_file file[3];       /* by enum event_role */
	uint64_t lowest;               /* vm.mmap_min_addr */
	int entered;                   /* stands at the program's entry point */
	int ended;
	volatile sig_atomic_t *stop;   /* set by a signal: give up */
};

/* Starts the program and goes to moment 0, or to the refusal. 0; -1: why and *status are filled. */
int session_start(struct session *, const struct tracer_options *, char *why, int *status);
/* One step. 1: there is a new moment; 0: it ended (or was told to stop). */
int session_forward(struct session *);
/* Kills what still runs. Returns wait(2)'s status, -1: it was killed here. */
int session_end(struct session *);

/* Member of the plan's or a step's object; "" if absent. */
const char *session_text(const struct event *, const char *member);
int step_is(const struct event *, const char *op);
/* The PT_LOAD that a step is about, or NULL; *file: of which file. */
const Elf64_Phdr *session_segment(const struct session *, const struct event *step,
	const struct elf_file **file, size_t *index);
/* What to mark for a step. */
void session_view(const struct session *, const struct event *step, struct view *);

/* ---- words.c ---- */

const char *words_base(const char *path);
/* What the step does; the opening paragraph for moment 0. */
void words_what(const struct session *, size_t moment, char *text, size_t bytes);
void words_why(const struct session *, size_t moment, char *text, size_t bytes);
/* The C call it equals; "" for moment 0. */
const char *words_call(const struct session *, size_t moment);

/* ---- changes.c ---- */

/* Lines such as "+ 7f…-7f… r-x  152 KiB  text (ld.so)" for what the moment changed. */
void changes_list(const struct session *, size_t moment, char *text, size_t bytes);

/* ---- file_pane.c ---- */

void file_pane(struct canvas *, int row, int column, int width, int height, const struct session *,
	size_t moment);

/* ---- the faces ---- */

int plain_run(struct session *, const struct tracer_options *, int ascii);
/* NULL: can this be a full screen? Otherwise why not, in a few words. */
const char *full_unfit(void);
int full_run(struct session *, struct tracer_options *, int ascii);

#endif
