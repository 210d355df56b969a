#include <stdlib.h>
#include <string.h>
#include "format.h"

/* target is the memory: grown by half, so that long texts are not copied too often. */
static void grow(struct output *out, const char *bytes, size_t n)
{
	char *start = out->target;
	size_t used = start ? (size_t)(out->at - start) : 0, size = used + n + used / 2 + 64;

	start = realloc(start, size);
	if (!start) {
		out->failed = 1; /* errno is realloc's */
		return;
	}
	out->target = start;
	memcpy(start + used, bytes, n);
	out->at = start + used + n;
	out->end = start + size - 1; /* one for the NUL */
}

int vasprintf(char **s, const char *format, va_list values)
{
	struct output out = { .full = grow };

	*s = NULL;
	grow(&out, "", 0);
	if (!out.failed)
		__format(&out, format, values);
	if (out.failed) {
		free(out.target);
		return -1;
	}
	*out.at = '\0';
	*s = out.target;
	return (int)out.total;
}
