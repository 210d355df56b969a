#include <wchar.h>
#include "multibyte.h"

wint_t btowc(int c)
{
	if (c == (unsigned char)c && (c < 0x80 || !locale_utf8()))
		return byte_to_wide((unsigned char)c);
	return WEOF;
}
