/* wcsftime.c: ISO C11 7.29.5.1: as strftime, in wide characters; a conversion is of ASCII alone. */
#include <wchar.h>
#include "time_format.h"

#define CONVERSION_MAX 64

static void put(struct time_output *output, char c)
{
	if (output->length < output->size)
		((wchar_t *)output->s)[output->length] = (unsigned char)c;
	output->length++;
}

static size_t convert(struct time_output *output, const wchar_t *conversion, const struct tm *tm)
{
	char narrow[CONVERSION_MAX];
	size_t i;

	for (i = 0; i < sizeof narrow - 1 && conversion[i] > 0 && conversion[i] < 0x80; i++)
		narrow[i] = (char)conversion[i];
	narrow[i] = '\0';
	return __time_format(output, narrow, tm);
}

size_t wcsftime(wchar_t *restrict s, size_t size, const wchar_t *restrict format,
	const struct tm *restrict tm)
{
	struct time_output output = { .put = put, .s = s, .size = size };

	while (*format && output.length < size) {
		size_t n = *format == L'%' ? convert(&output, format + 1, tm) : 0;

		if (!n) {
			s[output.length++] = *format;
		}
		format += n + 1;
	}
	if (output.length >= size)
		return 0;
	s[output.length] = L'\0';
	return output.length;
}
