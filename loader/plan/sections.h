/* sections.h: which sections of a file lie in a piece of memory. Pure; nothing is loaded by them. */
#ifndef ULOAD_SECTIONS_H
#define ULOAD_SECTIONS_H

#include <elf.h>
#include <stddef.h>
#include <stdint.h>

#include "plan.h"

/* Section headers and names of a file, read by the acting side; all zero where there are none.
 * Nothing in them is trusted. */
struct sections {
	const Elf64_Shdr *shdr;
	size_t count;
	const char *names;
	size_t names_size;
};

/* Both files of a plan; either may be NULL. */
struct section_pair {
	const struct sections *program, *interp;
};

struct section_walk {
	const struct sections *from;
	uint64_t start, end; /* addresses before the load bias */
	size_t next;
};

/* Walks the sections in the memory that a step gives content to, or in a part of it
 * ([start, end), addresses of the process). section_next() returns NULL behind the last. */
void section_begin(struct section_walk *, const struct plan *, const struct section_pair *,
	const struct step *);
void section_clip(struct section_walk *, const struct plan *, const struct step *, uint64_t start,
	uint64_t end);
const char *section_next(struct section_walk *);

#endif
