/* prose.h: words for people on top of text.h: wrapped lines, harmless names, protections. Pure. */
#ifndef ULOAD_PROSE_H
#define ULOAD_PROSE_H

#include <stddef.h>
#include <stdint.h>

#include "text.h"

#define PROSE_WIDTH 98 /* columns of --explain: fits a terminal of 100 */

/* A place to put a sentence together before it is wrapped. What does not fit is dropped. */
#define PROSE_ROOM 512
struct prose {
	char bytes[PROSE_ROOM + 1]; /* and a NUL */
	struct text text;
};

void prose_begin(struct prose *);
/* What was put together, ended by a NUL. */
const char *prose_string(struct prose *);
/* How many bytes from `from` on fit into `columns` when broken at a blank: at least one
 * word. A newline in the text ends a line too. */
size_t prose_line(const struct prose *, size_t from, size_t columns);
/* Writes it from the current column on, broken at blanks: new lines begin at column `indent`.
 * Ends without a newline. */
void prose_wrap(const struct prose *, struct text *out, size_t indent);

/* A string that may hold anything, on one line: control bytes and what is not UTF-8 as \xNN.
 * At most about `limit` columns, then … and its length; limit 0: all of it. */
void prose_quoted(struct text *out, const char *s, size_t limit);

/* r-x */
void prose_prot(struct text *out, unsigned prot);
/* PROT_READ|PROT_EXEC */
void prose_prot_c(struct text *out, unsigned prot);
/* Right-aligned in a field of `width` columns. */
void prose_hex_right(struct text *out, uint64_t value, size_t width);
void prose_size_right(struct text *out, uint64_t bytes, size_t width);
/* Blanks up to column n: none if it is reached already. */
void prose_pad(struct text *out, size_t n);

/* The part behind the last slash, for pictures. */
const char *prose_base(const char *path);

#endif
