/* out.h: JSON that may stand inside a <script> element, and packed bytes. */
#ifndef REPORT_OUT_H
#define REPORT_OUT_H

#include <jansson.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct out {
	FILE *file;
	int comma;                     /* a comma comes before the next value */
};

/* name NULL: an element of an array. */
void out_open(struct out *, const char *name, char bracket); /* '{' or '[' */
void out_close(struct out *, char bracket);                  /* '}' or ']' */
void out_number(struct out *, const char *name, uint64_t);
void out_integer(struct out *, const char *name, int64_t);
void out_real(struct out *, const char *name, double);
void out_bool(struct out *, const char *name, int);
/* A number, or "0x…" where a double would not hold it. */
void out_address(struct out *, const char *name, uint64_t);
/* Any bytes; NULL: the member is left out. */
void out_string(struct out *, const char *name, const char *);
void out_json(struct out *, const char *name, const json_t *);
/* Text that is JSON already. */
void out_raw(struct out *, const char *name, const char *);

/* What pack() made. */
void out_packed(struct out *, const char *name, const char *);

/* gzip of the bytes as base64, to be freed. */
char *pack(const void *bytes, size_t count);

#endif
