#include "scan.h"
#include "string_.h"

SCAN_WIDE(wide, BYTE_OR_ZERO)

char *__strchrnul(const char *s, int c)
{
	return (char *)scan(s, NO_LIMIT, c, BYTE_OR_ZERO, wide);
}
weak_alias(__strchrnul, strchrnul);
