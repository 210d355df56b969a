#include <stdarg.h>
#include <wchar.h>

int swprintf(wchar_t *restrict s, size_t size, const wchar_t *restrict format, ...)
{
	va_list values;
	int n;

	va_start(values, format);
	n = vswprintf(s, size, format, values);
	va_end(values);
	return n;
}
