#include "string_.h"

static const char texts[] =
#define S(name, text) text "\0"
#include "signals.def"
#undef S
	;

enum { COUNT = 0
#define S(name, text) + 1
#include "signals.def"
#undef S
};

const char *__sigdescr(int signal)
{
	return __text_number(texts, COUNT, signal);
}
weak_alias(__sigdescr, sigdescr_np);
