/* rows.h: the initial stack as rows, read back from its bytes, so that what is shown is what the
 * program gets. Pure. */
#ifndef ULOAD_ROWS_H
#define ULOAD_ROWS_H

#include "plan.h"

enum row_kind {
	ROW_END,      /* the last word of [stack], zero */
	ROW_EXECFN, ROW_ENV_STRING, ROW_ARG_STRING,
	ROW_CHANCE,   /* zero bytes: chance and alignment */
	ROW_PLATFORM, ROW_RANDOM,
	ROW_GAP,      /* zero bytes: alignment */
	ROW_AUXV, ROW_ENVP_NULL, ROW_ENVP, ROW_ARGV_NULL, ROW_ARGV, ROW_ARGC,
	ROW_KINDS
};

struct row {
	enum row_kind kind;
	uint64_t address, bytes;
	uint64_t index;      /* of the string or pointer; AUXV: the type */
	uint64_t value;      /* of a word; AUXV: a_val */
	const char *string;  /* of a string or the target of a pointer, or NULL */
	const unsigned char *raw;
};

/* Calls `visit` for every row, from high addresses to low ones. */
void rows_visit(const struct plan *, void (*visit)(const struct row *, void *), void *context);

/* Row of entry i of the vector, from low addresses to high ones. */
void rows_auxv(const struct plan *, size_t i, struct row *);

/* Who provides an auxv entry: kernel: as uload got it; program: its ELF file; layout: the addresses
 * that uload chose; stack: this table; process: its ids; random: getrandom(2); request: the command
 * line. */
struct provider {
	uint64_t type;
	const char *who;
	const char *how;
	int hex;           /* the value is an address or a bit mask */
};

const struct provider *rows_provider(const struct plan *, uint64_t type);
const char *rows_name(enum row_kind);

#endif
