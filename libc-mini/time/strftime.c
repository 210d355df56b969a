/* strftime.c: ISO C11 7.27.3.5. A '%' that begins no conversion is copied, as in glibc. */
#include "time_format.h"

static void put(struct time_output *output, char c)
{
	if (output->length < output->size)
		((char *)output->s)[output->length] = c;
	output->length++;
}

hidden size_t __strftime_l(char *restrict s, size_t size, const char *restrict format,
	const struct tm *restrict tm, locale_t locale)
{
	struct time_output output = { .put = put, .s = s, .size = size };

	(void)locale;
	while (*format && output.length < size) {
		size_t n = *format == '%' ? __time_format(&output, format + 1, tm) : 0;

		if (!n)
			put(&output, *format);
		format += n + 1;
	}
	if (output.length >= size)
		return 0;
	s[output.length] = '\0';
	return output.length;
}

size_t strftime(char *restrict s, size_t size, const char *restrict format, const struct tm *restrict tm)
{
	return __strftime_l(s, size, format, tm, NULL);
}

weak_alias(__strftime_l, strftime_l);
