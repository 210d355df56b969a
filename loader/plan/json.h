/* json.h: writing JSON. Pure.
 *
 * Strings go through text_json(): bytes that are not UTF-8 become \u00XX. Addresses are hex
 * strings (JSON numbers lose digits above 2^53), sizes and counts are numbers. */
#ifndef ULOAD_JSON_H
#define ULOAD_JSON_H

#include <stdint.h>

#include "text.h"

struct json {
	struct text *out;
	int comma;  /* a member was written at this level */
	int depth;
	int lines;  /* levels that are written one member a line; 0: all on one line */
};

/* `key` is NULL inside an array; `bracket` is '{' or '['. */
void json_open(struct json *, const char *key, char bracket);
void json_close(struct json *, char bracket);
void json_string(struct json *, const char *key, const char *value); /* NULL: null */
void json_number(struct json *, const char *key, uint64_t value);
void json_hex(struct json *, const char *key, uint64_t value);
void json_bool(struct json *, const char *key, int value);
void json_prot(struct json *, const char *key, unsigned prot);

#endif
