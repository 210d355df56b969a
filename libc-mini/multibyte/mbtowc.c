#include <errno.h>
#include <stdlib.h>
#include <wchar.h>

/* No encoding here has states to keep. */
int mbtowc(wchar_t *restrict to, const char *restrict s, size_t n)
{
	mbstate_t state = { 0, 0 };
	size_t used;

	if (!s)
		return 0;
	used = mbrtowc(to, s, n, &state);
	if (used == (size_t)-2)
		errno = EILSEQ;
	return used >= (size_t)-2 ? -1 : (int)used;
}
