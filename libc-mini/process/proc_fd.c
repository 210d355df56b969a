#include "process.h"

/* The name that /proc has for a descriptor. */
char *__proc_fd(char text[PROC_FD_SIZE], int fd)
{
	static const char folder[] = "/proc/self/fd/";
	char *p = text + PROC_FD_SIZE;
	unsigned rest = (unsigned)fd;

	*--p = 0;
	do
		*--p = (char)('0' + rest % 10);
	while (rest /= 10);
	for (size_t i = sizeof folder - 1; i;)
		*--p = folder[--i];
	return p;
}
