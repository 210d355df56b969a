#include <string.h>

void *rawmemchr(const void *s, int byte)
{
	return byte ? memchr(s, byte, (size_t)-1) : (char *)s + strlen(s);
}
