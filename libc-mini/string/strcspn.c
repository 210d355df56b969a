#include "string_.h"

size_t strcspn(const char *s, const char *set)
{
	const char *p = s;
	struct bytes bytes;

	if (!set[0] || !set[1])
		return (size_t)(__strchrnul(s, *set) - s);
	bytes_of(&bytes, set);
	bytes.has[0] = 1;
	while (!bytes.has[(unsigned char)*p])
		p++;
	return (size_t)(p - s);
}
