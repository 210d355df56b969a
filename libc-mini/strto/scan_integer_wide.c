#include "integer.h"

uintmax_t __wide_string_integer(const wchar_t *text, wchar_t **end, int base, uintmax_t max, int is_signed)
{
	struct source s = __source_wide_string(text);
	struct scanned_integer n = { 0 };

	if (__integer_base(base))
		__scan_integer(&s, base, &n);
	if (end)
		*end = (wchar_t *)text + n.length;
	return __integer_limit(&n, max, is_signed);
}
