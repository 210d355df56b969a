/* files.h: the program's and the interpreter's file: headers, sections, symbols, and the bytes that
 * a page of the address space came from. */
#ifndef REPORT_FILES_H
#define REPORT_FILES_H

#include <gelf.h>

#include "event.h"
#include "out.h"
#include "ranges.h"
#include "versions.h"

struct symbol { uint64_t address, size; const char *name; char kind; };
struct section { uint64_t address, offset, size; const char *name; uint32_t type; uint64_t flags; };

struct image {
	const char *path;              /* NULL: there is none */
	int opened;                    /* 1: read; -1: cannot be read */
	uint64_t size, bias;
	GElf_Ehdr ehdr;
	GElf_Phdr *phdr;
	size_t phdrs;
	struct section *section;       /* those that are loaded, with bias */
	size_t sections;
	struct symbol *symbol;         /* sorted by address, with bias */
	size_t symbols;
};

struct files { struct image image[2]; };       /* program, interpreter */

/* Their paths and where they were put. */
void files_plan(struct files *, const json_t *plan);
/* Reads headers, sections and symbols of both. */
void files_read(struct files *);
/* Which image, section and symbol an address belongs to: 0, or -1 for none. */
int files_where(const struct files *, uint64_t address, int *image, const char **section,
	const struct symbol **symbol);
void files_write_images(const struct files *, struct out *);
/* Bytes of the files that areas show, as many as policy.h has room for. live: of every kind; else
 * of ELF files only, so that a stream from elsewhere cannot make us read what it names. */
void files_write_bytes(const struct files *, const struct versions *, int live, struct out *);
/* The first bytes of a file that was refused, as far as the fields at fault, as a member "header".
 * live: as above. */
void files_write_header(const char *path, const json_t *fields, int live, struct out *);

#endif
