#include <wchar.h>
#include "multibyte.h"

int wctob(wint_t c)
{
	if (c < 0x80 || !locale_utf8())
		return wide_to_byte(c); /* -1 is EOF */
	return -1;
}
