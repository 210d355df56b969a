/* sheet.h: lists to scroll: the two maps, the initial stack, bytes, help, a refusal. */
#ifndef LAB_SHEET_H
#define LAB_SHEET_H

#include "step.h"

struct sheet {
	const char *title;
	size_t lines;
	size_t first;                  /* line to begin with */
	int per_line;                  /* bytes: how many */
	uint64_t start, end;           /* bytes: addresses */
	const struct session *session;
	const struct moment *moment;
	void *data;                    /* freed with the sheet */
	void (*draw)(const struct sheet *, size_t line, struct canvas *, int row, int width);
	void (*head)(const struct sheet *, struct canvas *, int row, int width); /* or NULL */
	/* the next line behind `from` that has a difference, or `from`; or NULL */
	size_t (*next)(const struct sheet *, size_t from);
};

void sheet_maps(struct sheet *, const struct session *, size_t moment);
void sheet_stack(struct sheet *, const struct session *);
void sheet_bytes(struct sheet *, const struct session *, size_t moment, int width);
void sheet_help(struct sheet *, int full_screen);
void sheet_refused(struct sheet *, const struct session *, int width);
void sheet_free(struct sheet *);

/* From its first line on, at most `most` lines, as text. */
void sheet_print(const struct sheet *, int width, size_t most, int ascii, FILE *);

#endif
