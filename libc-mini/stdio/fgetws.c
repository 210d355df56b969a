#include <errno.h>
#include "file.h"

/* As fgets: NULL if there is nothing, and after an error. */
static wchar_t *get_line(wchar_t *s, size_t room, FILE *f)
{
	unsigned failed = f->flags & FILE_ERROR;
	wint_t c = 0;
	size_t n = 0;

	f->flags &= ~(unsigned)FILE_ERROR;
	while (n < room && c != L'\n' && (c = __file_getwc(f)) != WEOF)
		s[n++] = (wchar_t)c;
	if ((!n && room) || (f->flags & FILE_ERROR && errno != EAGAIN))
		s = NULL;
	else
		s[n] = L'\0';
	f->flags |= failed;
	return s;
}

wchar_t *fgetws(wchar_t *restrict s, int n, FILE *restrict f)
{
	if (n <= 0)
		return NULL;
	file_lock(f);
	s = get_line(s, (size_t)n - 1, f);
	file_unlock(f);
	return s;
}
weak_alias(fgetws, fgetws_unlocked);
