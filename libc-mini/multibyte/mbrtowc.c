#include <errno.h>
#include <wchar.h>
#include "multibyte.h"

size_t mbrtowc(wchar_t *restrict to, const char *restrict s, size_t n, mbstate_t *restrict state)
{
	static mbstate_t own;
	wchar_t unused;
	int c = UTF8_MORE;

	if (!state)
		state = &own;
	if (!s)
		to = NULL, s = "", n = 1;
	if (!to)
		to = &unused;
	for (size_t i = 0; i < n; i++) {
		c = locale_utf8() ? utf8_byte(&state->__opaque1, (unsigned char)s[i])
			: (int)byte_to_wide((unsigned char)s[i]);
		if (c >= 0) {
			*to = c;
			return c ? i + 1 : 0;
		}
		if (c == UTF8_WRONG) {
			state->__opaque1 = 0;
			errno = EILSEQ;
			return (size_t)-1;
		}
	}
	return (size_t)-2;
}
