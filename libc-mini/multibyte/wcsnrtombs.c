#include <string.h>
#include <wchar.h>
#include "multibyte.h"

size_t __wcsnrtombs(char *restrict dst, const wchar_t **restrict src, size_t in, size_t n,
	mbstate_t *restrict state)
{
	const wchar_t *s = *src;
	size_t done = 0, size;
	char bytes[4];

	for (; in && (!dst || done < n); in--, s++) {
		size = wcrtomb(bytes, *s, state);
		if (size == (size_t)-1) {
			if (dst)
				*src = s;
			return size;
		}
		if (dst && size > n - done)
			break;
		if (dst)
			memcpy(dst + done, bytes, size);
		if (*s == 0) {
			s = NULL;
			break;
		}
		done += size;
	}
	if (dst)
		*src = s;
	return done;
}
weak_alias(__wcsnrtombs, wcsnrtombs);
