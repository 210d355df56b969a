/* getopt_.h: one call of getopt() or its relatives. */
#ifndef LIBC_MINI_GETOPT__H
#define LIBC_MINI_GETOPT__H

#include <getopt.h>
#include "libc.h"

struct call {
	int argc;
	char **argv;
	const char *options;            /* without a leading '+' or '-' */
	enum { PERMUTE, STOP, IN_ORDER } order;
	int say;                        /* errors are told */
	/* long options; NULL in getopt(). Returns NOT_LONG to let a short one be looked for. */
	int (*take_long)(const struct call *call, const char *text, const char *prefix);
	const struct option *long_options;
	int *index;
	int only;                       /* one '-' is enough */
};

#define NOT_LONG (-1)

int __getopt(struct call *call) hidden;
/* Writes argv[0], ": ", and the parts up to NULL as one line on stderr, if errors are to be told. */
void __getopt_say(const struct call *call, const char *const parts[]) hidden;
#define SAY(call, ...) __getopt_say(call, (const char *const []){ __VA_ARGS__, NULL })
/* What a missing value is answered with. */
static inline int missing(const struct call *call)
{
	return call->options[0] == ':' ? ':' : '?';
}

#endif
