#include <stdlib.h>
#include "program.h"

int regcomp(regex_t *restrict re, const char *restrict pattern, int flags)
{
	struct program *p = calloc(1, sizeof *p);
	int error;

	*re = (regex_t){ .re_nsub = 0 };
	if (!p)
		return REG_ESPACE;
	p->flags = flags;
	p->utf8 = MB_CUR_MAX > 1;
	for (unsigned c = 0; c < 0x80; c++)
		if (c == '_' || iswalnum(c))
			p->words[c / 32] |= 1U << c % 32;
	error = __regex_parse(p, pattern);
	if (!error)
		error = __regex_compile(p);
	if (error) {
		__regex_free(p);
		return error;
	}
	re->re_nsub = (size_t)p->groups;
	re->__program = p;
	return 0;
}

void regfree(regex_t *re)
{
	__regex_free(re->__program);
	re->__program = NULL;
}
