#include <wchar.h>

size_t wcslcpy(wchar_t *restrict dst, const wchar_t *restrict src, size_t size)
{
	size_t length = wcslen(src);
	size_t n = length < size ? length : size - 1;

	if (size) {
		wmemcpy(dst, src, n);
		dst[n] = 0;
	}
	return length;
}
