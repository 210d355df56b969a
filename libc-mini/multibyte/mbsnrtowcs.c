#include <errno.h>
#include <wchar.h>
#include "multibyte.h"

size_t __mbsnrtowcs(wchar_t *restrict dst, const char **restrict src, size_t in, size_t n,
	mbstate_t *restrict state)
{
	static mbstate_t own;
	unsigned between = (state ? state : &own)->__opaque1;
	int utf8 = locale_utf8(), c;
	const char *s = *src;
	size_t done = 0, used;

	/* used counts the bytes of a character that is not complete yet */
	for (used = 0; in > used && (!dst || done < n);) {
		c = utf8 ? utf8_byte(&between, (unsigned char)s[used]) : (int)byte_to_wide((unsigned char)s[used]);
		if (c == UTF8_WRONG) {
			if (dst) {
				*src = s;
				(state ? state : &own)->__opaque1 = 0;
			}
			errno = EILSEQ;
			return (size_t)-1;
		}
		used++;
		if (c == UTF8_MORE)
			continue;
		s += used;
		in -= used;
		used = 0;
		if (dst)
			dst[done] = c;
		if (c == 0) {
			s = NULL;
			break;
		}
		done++;
	}
	if (dst) {
		*src = s ? s + used : NULL;
		(state ? state : &own)->__opaque1 = between;
	}
	return done;
}
weak_alias(__mbsnrtowcs, mbsnrtowcs);
