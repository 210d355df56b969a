/* encoding.h: what iconv knows of an encoding. */
#ifndef LIBC_MINI_ENCODING_H
#define LIBC_MINI_ENCODING_H

#include <stddef.h>
#include <stdint.h>
#include "libc.h"

enum kind { ASCII, UTF8, UTF16, UTF32, UCS2, BYTES };

/* Which byte of a unit comes first; by a mark at the beginning, otherwise the processor's order. */
enum order { LITTLE, BIG, MARKED };

struct encoding {
	unsigned char kind, order;
	unsigned short table; /* of BYTES: which */
};

/* One side of a conversion, and whether its byte order mark was seen to. */
struct side {
	struct encoding encoding;
	int begun;
};

enum { IGNORE = 1, TRANSLIT = 2 };

struct converter {
	struct side from, to;
	int options;
};

/* By name, up to its end or "//"; 0, or -1: unknown. */
int __encoding_find(struct encoding *encoding, const char *name) hidden;

/* The character at s, which has n bytes: how many of them it takes (0 characters: *c is
 * NO_CHARACTER), ENCODING_WRONG, or ENCODING_SHORT if it goes on after them. */
enum { ENCODING_WRONG = -1, ENCODING_SHORT = -2 };
#define NO_CHARACTER 0xffffffffu
int __encoding_read(struct side *side, unsigned *c, const unsigned char *s, size_t n) hidden;

/* Writes c to s, which has n bytes: how many it took, ENCODING_WRONG: no place in this encoding,
 * ENCODING_SHORT: no room. */
int __encoding_write(struct side *side, unsigned c, unsigned char *s, size_t n) hidden;

#endif
