/* lint_parts.h: what the files lint*.c share. Each looks at one matter; lint.c calls them. Pure. */
#ifndef ULOAD_LINT_PARTS_H
#define ULOAD_LINT_PARTS_H

#include "lint.h"

struct judge {
	const struct lint_file *file;
	const struct image *image;
	uint64_t page;
	int interp, dynamic, relro, tls; /* index of the first such program header, or -1 */
	int loads;                       /* number of PT_LOADs */
	void (*found)(const struct finding *, void *);
	void *context;
};

/* The file as a whole, the entry point, the stack (lint_file.c). */
void lint_whole(const struct judge *);
/* PT_LOADs: protection, place, alignment (lint_load.c); what of the file is seen behind them
 * (lint_tail.c). */
void lint_loads(const struct judge *);
void lint_tails(const struct judge *);
/* PT_PHDR, PT_TLS, PT_INTERP, one of each (lint_header.c). */
void lint_headers(const struct judge *);
/* PT_NOTE, PT_GNU_PROPERTY (lint_note.c). */
void lint_notes(const struct judge *);
/* PT_DYNAMIC and PT_GNU_RELRO (lint_dynamic.c, lint_reloc.c, lint_relro.c). */
void lint_dynamic(const struct judge *);
/* Sections (lint_section.c). */
void lint_sections(const struct judge *);

/* ---- PT_DYNAMIC, as far as others have to know it ---- */

struct dynamic {
	uint64_t entries;             /* up to DT_NULL */
	int ended;                    /* there is a DT_NULL */
	uint64_t strtab, needed;
	uint64_t rela, rela_bytes, jmprel, plt_bytes, relr_bytes;
	int textrel, now;
};

void lint_relocs(const struct judge *, const struct dynamic *);
/* `d` is NULL without a PT_DYNAMIC. */
void lint_relro(const struct judge *, const struct dynamic *d);

/* ---- saying ---- */

static inline void say(const struct judge *j, enum advice advice, int index, uint64_t a, uint64_t b)
{
	const struct finding finding = {advice, index, a, b, NULL};

	j->found(&finding, j->context);
}

/* `name` may hold anything: it is made printable. */
void say_named(const struct judge *, enum advice, int index, uint64_t a, uint64_t b,
	const char *name);

/* ---- numbers out of the file: sums end at the largest number rather than wrap ---- */

static inline uint64_t lint_sum(uint64_t a, uint64_t b)
{
	return a > UINT64_MAX - b ? UINT64_MAX : a + b;
}

static inline uint64_t lint_end(const Elf64_Phdr *ph)
{
	return lint_sum(ph->p_vaddr, ph->p_memsz);
}

static inline uint64_t lint_down(const struct judge *j, uint64_t address)
{
	return address & ~(j->page - 1);
}

static inline uint64_t lint_up(const struct judge *j, uint64_t address)
{
	return lint_down(j, lint_sum(address, j->page - 1));
}

/* ---- where things are ---- */

/* The PT_LOAD that holds the n bytes of memory at `address` (the last one: it was mapped over the
 * others), or -1. */
int lint_load_at(const struct judge *, uint64_t address, uint64_t n);
/* The same for bytes that come from the file. */
int lint_bytes_at(const struct judge *, uint64_t address, uint64_t n);

/* The PT_LOAD that the kernel takes AT_PHDR from: the last one that holds e_phoff, or -1. */
int lint_phdrs_load(const struct judge *);

/* Bytes of the file, by offset or by address. Not 0 if they are not there. */
int lint_read(const struct judge *, void *to, size_t n, uint64_t offset);
int lint_read_at(const struct judge *, void *to, size_t n, uint64_t address);
/* A string, cut to n - 1 bytes. */
int lint_string(const struct judge *, char *to, size_t n, uint64_t offset);
int lint_string_at(const struct judge *, char *to, size_t n, uint64_t address);

#endif
