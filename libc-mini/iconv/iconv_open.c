#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "encoding.h"
#include "string_.h"

/* What follows "//" in the target's name, in any order. */
static int options(const char *name)
{
	int found = 0;

	for (; (name = strstr(name, "//")); name += 2) {
		if (__strncasecmp(name + 2, "IGNORE", 6) == 0)
			found |= IGNORE;
		if (__strncasecmp(name + 2, "TRANSLIT", 8) == 0)
			found |= TRANSLIT;
	}
	return found;
}

iconv_t iconv_open(const char *to, const char *from)
{
	struct converter new = { .options = options(to) }, *converter;

	if (__encoding_find(&new.from.encoding, from) || __encoding_find(&new.to.encoding, to)) {
		errno = EINVAL;
		return (iconv_t)-1;
	}
	converter = malloc(sizeof *converter);
	if (!converter)
		return (iconv_t)-1;
	*converter = new;
	return converter;
}

int iconv_close(iconv_t cd)
{
	free(cd);
	return 0;
}
