/* fields.h: the fields of the ELF header and of program headers, by name. Pure. */
#ifndef ULOAD_FIELDS_H
#define ULOAD_FIELDS_H

#include <stddef.h>
#include <stdint.h>

struct image;

struct field {
	const char *name;
	uint64_t offset;            /* in the file */
	unsigned size;              /* bytes */
	uint64_t value;             /* as a number */
	const unsigned char *bytes; /* as they stand in the file */
};

/* What a file says: its first bytes (padded with zeros to FIELDS_BYTES at least), and the headers read
 * from it so far. */
struct headers {
	const unsigned char *bytes;  /* NULL: nothing was read */
	const struct image *image;
};

#define FIELDS_BYTES 64 /* as far as fields of the ELF header go */

/* The field called by the first n bytes of `name`; p_… of program header `index`. 0, or -1 if there is
 * no such field or header. */
int field_find(const struct headers *, const char *name, size_t n, int index, struct field *);

#endif
