/* What a shape is: a row of the table in shapes.c. */
#ifndef MAKER_SHAPES_H
#define MAKER_SHAPES_H

#include <stdint.h>

/* Where the probe's code lies above the base of the image; its data follows at its own distance. */
enum { CORE = 0x20000 };

struct seg {
	enum {
		NONE,
		PHDRS,         /* the ELF header and the program headers */
		CODE, DATA,    /* the probe */
		BOTH,          /* the probe in one segment */
		BYTES,         /* something to look at, filesz bytes of it */
		BEYOND,        /* a file offset past the end of the file */
		HALF,          /* the file ends within the segment; must be the last one */
	} what;
	uint32_t flags;
	uint64_t at;           /* above the base of the image */
	uint64_t filesz, memsz;
};

struct shape {
	const char *name;
	uint16_t type;
	uint64_t base, align;
	struct seg segs[10];
	const char *interp;    /* the name of another shape */
	enum { READ_WRITE, EXECUTABLE, ABSENT, TWICE } stack;  /* PT_GNU_STACK */
	enum {
		NOTHING, THOUSAND, MOST_PHDRS, PHDRS_LAST, ODD_ALIGN, RELATIVE, TWO_INTERPS, JUNK,
	} special;
	int hidden;            /* only an interpreter of others */
};

extern const struct shape shapes[];

#endif
