#include <string.h>

void explicit_bzero(void *dst, size_t n)
{
	memset(dst, 0, n);
	__asm__ volatile("" : : "r"(dst) : "memory"); /* as if somebody read it */
}
