#include <string.h>
#include <strings.h>
#include "chk.h"

void *__memcpy_chk(void *to, const void *from, size_t size, size_t room);
void *__memmove_chk(void *to, const void *from, size_t size, size_t room);
void *__memset_chk(void *to, int byte, size_t size, size_t room);
void __explicit_bzero_chk(void *to, size_t size, size_t room);

void *__memcpy_chk(void *to, const void *from, size_t size, size_t room)
{
	chk(size, room);
	return memcpy(to, from, size);
}

void *__memmove_chk(void *to, const void *from, size_t size, size_t room)
{
	chk(size, room);
	return memmove(to, from, size);
}

void *__memset_chk(void *to, int byte, size_t size, size_t room)
{
	chk(size, room);
	return memset(to, byte, size);
}

/* Not to be left out, though nobody reads the bytes again. */
void __explicit_bzero_chk(void *to, size_t size, size_t room)
{
	chk(size, room);
	memset(to, 0, size);
	__asm__ volatile("" : : "r"(to) : "memory");
}
