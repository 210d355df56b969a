/* tables.c: <ctype.h> as tables, for objects that were compiled with glibc's header. Made of the
 * functions' own conditions by macros; -128 … -1 repeat 128 … 255 (a signed char), and are in no class. */
#include <ctype.h>
#include "ctype_tables.h"

#define IN(c, first, last) ((c) >= (first) && (c) <= (last))
#define UPPER(c)  IN(c, 'A', 'Z')
#define LOWER(c)  IN(c, 'a', 'z')
#define DIGIT(c)  IN(c, '0', '9')
#define GRAPH(c)  IN(c, '!', '~')
#define ALNUM(c)  (UPPER(c) || LOWER(c) || DIGIT(c))
#define CLASS(c) \
	(UPPER(c) * _ISupper | LOWER(c) * _ISlower | (UPPER(c) || LOWER(c)) * _ISalpha | DIGIT(c) * _ISdigit \
	| (DIGIT(c) || IN(c, 'A', 'F') || IN(c, 'a', 'f')) * _ISxdigit \
	| ((c) == ' ' || IN(c, '\t', '\r')) * _ISspace | IN(c, ' ', '~') * _ISprint | GRAPH(c) * _ISgraph \
	| ((c) == ' ' || (c) == '\t') * _ISblank | (IN(c, 0, 31) || (c) == 127) * _IScntrl \
	| (GRAPH(c) && !ALNUM(c)) * _ISpunct | ALNUM(c) * _ISalnum)
#define SMALL(c)  (UPPER(c) ? (c) | 0x20 : (c))
#define GREAT(c)  (LOWER(c) ? (c) & 0x5f : (c))

#define FOUR(f, c)     f(c), f((c) + 1), f((c) + 2), f((c) + 3)
#define SIXTEEN(f, c)  FOUR(f, c), FOUR(f, (c) + 4), FOUR(f, (c) + 8), FOUR(f, (c) + 12)
#define SIXTY(f, c)    SIXTEEN(f, c), SIXTEEN(f, (c) + 16), SIXTEEN(f, (c) + 32), SIXTEEN(f, (c) + 48)
#define ALL(f)         SIXTY(f, 0), SIXTY(f, 64), SIXTY(f, 128), SIXTY(f, 192)

const unsigned short __ctype_b_table[384] = {
	[128] = SIXTY(CLASS, 0), SIXTY(CLASS, 64)
};
const int __ctype_tolower_table[384] = { SIXTY(SMALL, 128), SIXTY(SMALL, 192), ALL(SMALL) };
const int __ctype_toupper_table[384] = { SIXTY(GREAT, 128), SIXTY(GREAT, 192), ALL(GREAT) };

const unsigned short **__ctype_b_loc(void)
{
	static const unsigned short *zero = __ctype_b_table + 128;

	return &zero;
}

const int **__ctype_tolower_loc(void)
{
	static const int *zero = __ctype_tolower_table + 128;

	return &zero;
}

const int **__ctype_toupper_loc(void)
{
	static const int *zero = __ctype_toupper_table + 128;

	return &zero;
}
