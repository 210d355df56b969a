#include "wide.h"

size_t wcslcat(wchar_t *restrict dst, const wchar_t *restrict src, size_t size)
{
	size_t before = __wcsnlen(dst, size), length = wcslen(src);
	size_t room = size - before;

	if (room) {
		size_t n = length < room ? length : room - 1;
		wmemcpy(dst + before, src, n);
		dst[before + n] = 0;
	}
	return before + length;
}
