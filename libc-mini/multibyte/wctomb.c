#include <stdlib.h>
#include <wchar.h>

int wctomb(char *s, wchar_t c)
{
	return s ? (int)wcrtomb(s, c, NULL) : 0;
}
