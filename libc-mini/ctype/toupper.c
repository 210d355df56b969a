#include <ctype.h>
#include "libc.h"

int (toupper)(int c)
{
	return islower(c) ? c & 0x5f : c;
}

int __toupper_l(int c, locale_t locale)
{
	(void)locale;
	return toupper(c);
}
weak_alias(__toupper_l, toupper_l);
