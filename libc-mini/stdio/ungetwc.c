/* ungetwc.c: a wide character goes back as the bytes that it is. */
#include <limits.h>
#include "file.h"

wint_t __file_ungetwc(wint_t c, FILE *f)
{
	__mbstate_t shift = { 0, 0 };
	char bytes[MB_LEN_MAX];
	size_t n;

	if (c == WEOF || file_orient(f, 1) < 0)
		return WEOF;
	n = wcrtomb(bytes, (wchar_t)c, &shift);
	if (n == (size_t)-1 || (file_pushed(f) && n > (size_t)(f->read_next - f->pushed)))
		return WEOF;
	while (n)
		if (__file_ungetc((unsigned char)bytes[--n], f) == EOF)
			return WEOF;
	return c;
}

wint_t ungetwc(wint_t c, FILE *f)
{
	file_lock(f);
	c = __file_ungetwc(c, f);
	file_unlock(f);
	return c;
}
