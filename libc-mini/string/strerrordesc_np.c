#include "string_.h"

static const char texts[] =
#define E(name, text) text "\0"
#include "errors.def"
#undef E
	;

enum { COUNT = 0
#define E(name, text) + 1
#include "errors.def"
#undef E
};

const char *__strerrordesc(int error)
{
	return __text_number(texts, COUNT, error);
}
weak_alias(__strerrordesc, strerrordesc_np);
