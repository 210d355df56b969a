#include "string_.h"

static const char texts[] =
#define E(name, text) #name "\0"
#include "errors.def"
#undef E
	;

enum { COUNT = 0
#define E(name, text) + 1
#include "errors.def"
#undef E
};

const char *strerrorname_np(int error)
{
	return __text_number(texts, COUNT, error);
}
