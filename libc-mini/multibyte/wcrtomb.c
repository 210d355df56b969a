#include <errno.h>
#include <wchar.h>
#include "multibyte.h"

size_t wcrtomb(char *restrict s, wchar_t c, mbstate_t *restrict state)
{
	int byte;
	size_t n;

	(void)state; /* has nothing to say */
	if (!s)
		return 1;
	if (locale_utf8()) {
		n = utf8_write(s, (unsigned)c);
		if (n)
			return n;
	} else {
		byte = wide_to_byte((unsigned)c);
		if (byte >= 0) {
			*s = (char)byte;
			return 1;
		}
	}
	errno = EILSEQ;
	return (size_t)-1;
}
