#include <string.h>
#include "scan.h"

SCAN_WIDE(wide, ZERO)

size_t strlen(const char *s)
{
	return (size_t)(scan(s, NO_LIMIT, 0, ZERO, wide) - s);
}
