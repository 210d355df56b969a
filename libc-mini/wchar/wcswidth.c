#include "wide.h"

int wcswidth(const wchar_t *s, size_t n)
{
	int columns = 0, each;

	for (; n && *s; n--, s++) {
		each = __wcwidth(*s);
		if (each < 0)
			return -1;
		columns += each;
	}
	return columns;
}
