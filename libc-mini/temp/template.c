#include <string.h>
#include "syscall.h"
#include "template.h"
#include "temporary.h"

#define XS "XXXXXX"

long __template_try(char *name, int suffix, long (*make)(const char *name, int flags), int flags)
{
	size_t n = strlen(name);
	char *six;
	long answer = -EEXIST;

	if (suffix < 0 || n < 6 || (size_t)suffix > n - 6)
		return -EINVAL;
	six = name + n - 6 - (size_t)suffix;
	if (memcmp(six, XS, 6))
		return -EINVAL;
	for (int i = 0; i < TEMPORARY_TRIES && answer == -EEXIST; i++) {
		__temporary_name(six);
		answer = make(name, flags);
	}
	if (answer < 0)
		memcpy(six, XS, 6);
	return answer;
}
