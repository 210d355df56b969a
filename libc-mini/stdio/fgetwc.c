/* fgetwc.c: bytes to a wide character, in the locale's encoding. A character that has begun when
 * the input runs dry for now (EAGAIN) goes on with the next call: f->shift keeps its bytes. */
#include <errno.h>
#include <string.h>
#include "file.h"

static wint_t broken(FILE *f)
{
	memset(&f->shift, 0, sizeof f->shift);
	__file_fail(f, -EILSEQ);
	return WEOF;
}

/* The byte that broke a sequence may begin the next one: it is read again. */
static wint_t get_multibyte(FILE *f)
{
	int first = mbsinit(&f->shift), c;
	wchar_t wide;
	char byte;

	for (;; first = 0) {
		c = __file_getc(f);
		if (c == EOF)
			return !first && f->flags & FILE_EOF ? broken(f) : WEOF;
		byte = (char)c;
		switch (mbrtowc(&wide, &byte, 1, &f->shift)) {
		case (size_t)-2:
			break;
		case (size_t)-1:
			if (!first)
				__file_ungetc(c, f);
			return broken(f);
		default:
			return (wint_t)wide;
		}
	}
}

wint_t __file_getwc(FILE *f)
{
	if (file_orient(f, 1) < 0)
		return WEOF;
	return get_multibyte(f);
}

wint_t fgetwc(FILE *f)
{
	wint_t c;

	file_lock(f);
	c = __file_getwc(f);
	file_unlock(f);
	return c;
}
strong_alias(fgetwc, getwc);
weak_alias(fgetwc, fgetwc_unlocked);
weak_alias(fgetwc, getwc_unlocked);
