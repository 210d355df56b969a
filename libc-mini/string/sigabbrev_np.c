#include "string_.h"

static const char texts[] =
#define S(name, text) #name "\0"
#include "signals.def"
#undef S
	;

enum { COUNT = 0
#define S(name, text) + 1
#include "signals.def"
#undef S
};

const char *sigabbrev_np(int signal)
{
	return __text_number(texts, COUNT, signal);
}
