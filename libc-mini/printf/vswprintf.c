#include <errno.h>
#include <limits.h>
#include "format.h"

/* Unlike vsnprintf: text that has no room is an error. */
int vswprintf(wchar_t *restrict s, size_t size, const wchar_t *restrict format, va_list values)
{
	struct output out = { .wide = 1,
		.wide_text = __format_wide_text };

	if (size) {
		out.at = (char *)s;
		out.end = (char *)(s + (size - 1 < INT_MAX ? size - 1 : INT_MAX));
	}
	__format(&out, format, values);
	if (size)
		*(wchar_t *)(void *)out.at = L'\0';
	if (!out.failed && out.total >= size)
		__output_fail(&out, EOVERFLOW);
	return output_result(&out);
}
