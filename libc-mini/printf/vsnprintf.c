#include <errno.h>
#include <limits.h>
#include "format.h"

int vsnprintf(char *restrict s, size_t size, const char *restrict format, va_list values)
{
	struct output out = { 0 };

	if (size) { /* more than INT_MAX bytes are never written */
		out.at = s;
		out.end = s + (size - 1 < INT_MAX ? size - 1 : INT_MAX);
	}
	__format(&out, format, values);
	if (size)
		*out.at = '\0';
	return output_result(&out);
}
