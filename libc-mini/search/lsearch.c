#include <search.h>
#include <string.h>

void *lfind(const void *key, const void *base, size_t *count, size_t size,
	int (*compare)(const void *, const void *))
{
	const char *each = base;

	for (size_t i = 0; i < *count; i++, each += size)
		if (compare(key, each) == 0)
			return (void *)each;
	return NULL;
}

void *lsearch(const void *key, void *base, size_t *count, size_t size,
	int (*compare)(const void *, const void *))
{
	void *found = lfind(key, base, count, size, compare);

	if (found)
		return found;
	return memcpy((char *)base + (*count)++ * size, key, size);
}
