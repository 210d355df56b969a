/* strerror_r.c: GNU's of this name, and POSIX's under the name that <string.h> gives it. */
#include <errno.h>
#include "string_.h"

static size_t copy(char *buffer, size_t size, const char *text)
{
	size_t length = strlen(text), n = length < size ? length : size - 1;

	if (size) {
		memcpy(buffer, text, n);
		buffer[n] = 0;
	}
	return length;
}

int __xpg_strerror_r(int error, char *buffer, size_t size)
{
	char unknown[TEXT_UNKNOWN];
	const char *text = __strerrordesc(error);

	if (copy(buffer, size, text ? text : __text_unknown(unknown, "Unknown error ", error)) >= size)
		return ERANGE;
	return text ? 0 : EINVAL;
}

char *strerror_r(int error, char *buffer, size_t size)
{
	const char *text = __strerrordesc(error);

	if (text)
		return (char *)text;
	__xpg_strerror_r(error, buffer, size);
	return buffer;
}
