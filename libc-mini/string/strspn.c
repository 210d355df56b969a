#include "string_.h"

size_t strspn(const char *s, const char *set)
{
	const char *p = s;
	struct bytes bytes;

	if (set[0] && !set[1]) {
		while (*p == *set)
			p++;
		return (size_t)(p - s);
	}
	bytes_of(&bytes, set);
	while (bytes.has[(unsigned char)*p])
		p++;
	return (size_t)(p - s);
}
