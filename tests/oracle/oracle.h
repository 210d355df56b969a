/* The parts of the oracle, and what they share. */
#ifndef ORACLE_H
#define ORACLE_H

#include <stdatomic.h>
#include <stddef.h>
#include <stdio.h>

enum { NAMES_MAX = 256, ROWS_MAX = 128, KEYS_SHOWN = 8 };

struct names {                         /* of shapes, or of states */
	char *name[NAMES_MAX];
	int quick[NAMES_MAX];          /* marked with + */
	int count;
};

struct text {
	char *bytes;
	size_t used, size;
};

struct run {
	struct text output, errors;
	int status;                    /* as wait(2) gives it */
};

struct one {                           /* a case */
	const char *shape, *state;
	int user, fixed;
	char name[256];
};

struct report {                        /* of one case: keys that differ, with both values */
	struct text keys, values;
	int count;
};

struct score {                         /* in memory that all workers share */
	atomic_int next, passed, failed, skipped;
	atomic_int used[ROWS_MAX];
};

struct settings {
	int quick, verbose;
	int users;                     /* 2: root and an unprivileged one; 1: only the one we are */
	int clearing_tail;
	const char *only, *launcher, *loader;  /* no loader: native against native */
	char *directory;               /* of the shapes */
};

extern struct settings settings;
extern struct score *score;

/* text.c */
void text_add(struct text *text, const char *bytes, size_t size);
__attribute__((format(printf, 2, 3)))
void text_print(struct text *text, const char *format, ...);

/* table.c */
void names_read(struct names *names, FILE *file);
void rows_read(const char *path);
int accepted(const struct one *one, const char *key, const char *native, const char *other);
void rows_report_unused(const char *path);

/* execute.c: runs one case through a loader, or natively where there is none. */
void execute(struct run *run, const struct one *one, const char *through);

/* compare.c: cuts the outputs of both runs to pieces. */
void compare(struct report *report, const struct one *one, struct run *native, struct run *other);

#endif
