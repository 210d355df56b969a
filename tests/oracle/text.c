/* Strings that grow. */
#include <err.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "oracle.h"

void text_add(struct text *text, const char *bytes, size_t size)
{
	if (text->used + size + 1 > text->size) {
		text->size = 2 * (text->used + size) + 65536;
		text->bytes = realloc(text->bytes, text->size);
		if (text->bytes == NULL)
			err(2, "realloc");
	}
	memcpy(text->bytes + text->used, bytes, size);
	text->used += size;
	text->bytes[text->used] = 0;
}

void text_print(struct text *text, const char *format, ...)
{
	char *string;
	va_list args;
	int size;

	va_start(args, format);
	size = vasprintf(&string, format, args);
	va_end(args);
	if (size < 0)
		err(2, "vasprintf");
	text_add(text, string, (size_t)size);
	free(string);
}
