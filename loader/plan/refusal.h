/* refusal.h: why a program was not loaded, as data.
 *
 * A check that fails says `return refuse(why, FILESZ_LE_MEMSZ, i, ph->p_filesz, ph->p_memsz);` and
 * nothing else. What the user reads is made of it by refusal_print(), from the table rules.def. */
#ifndef ULOAD_REFUSAL_H
#define ULOAD_REFUSAL_H

#include <stdint.h>

struct text;

enum rule {
	RULE_NONE,
#define RULE(name, id, status, error, fields, message) name,
#include "rules.def"
#undef RULE
	RULE_COUNT
};

struct refusal {
	enum rule rule;
	int index;        /* program header, or -1 */
	uint64_t a, b;    /* the two numbers that disagree */
	int error;        /* errno (positive) that the system gave, or 0 */
	const char *name; /* for {s}, or NULL */
	const char *file; /* the file at fault where it is not PROGRAM (an interpreter), or NULL */
};

/* Fills *why and returns -1. `name`, `file` and `error` are set to nothing. */
int refuse(struct refusal *why, enum rule rule, int index, uint64_t a, uint64_t b);
/* The same with a name for {s} and an errno for {e}. */
int refuse_named(struct refusal *why, enum rule rule, const char *name, int error);

const char *rule_id(enum rule rule);
const char *rule_message(enum rule rule);
int rule_status(enum rule rule);
/* Names of header fields, with blanks between them. */
const char *rule_fields(enum rule rule);
/* errno that execve(2) would have given: the system's own, else the rule's, else ENOEXEC. */
int refusal_errno(const struct refusal *why);

/* "uload: PATH: reason with the numbers [rule-id]\n" */
void refusal_print(const struct refusal *why, const char *path, struct text *out);
/* "FILE: " where it is not the program's own, then the reason with the numbers: one line, not ended. */
void refusal_message(const struct refusal *why, struct text *out);
/* Just the reason with the numbers. */
void refusal_reason(const struct refusal *why, struct text *out);

#endif
