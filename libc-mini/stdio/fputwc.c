#include <errno.h>
#include <limits.h>
#include "file.h"

wint_t __file_putwc(wchar_t c, FILE *f)
{
	char bytes[MB_LEN_MAX];
	size_t n;

	if (file_orient(f, 1) < 0)
		return WEOF;
	n = wcrtomb(bytes, c, &f->shift);
	if (n == (size_t)-1) {
		__file_fail(f, -EILSEQ);
		return WEOF;
	}
	return __file_write(f, (unsigned char *)bytes, n) == n ? (wint_t)c : WEOF;
}

wint_t fputwc(wchar_t c, FILE *f)
{
	wint_t result;

	file_lock(f);
	result = __file_putwc(c, f);
	file_unlock(f);
	return result;
}
strong_alias(fputwc, putwc);
weak_alias(fputwc, fputwc_unlocked);
weak_alias(fputwc, putwc_unlocked);
