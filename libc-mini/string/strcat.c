#include "string_.h"

char *strcat(char *restrict dst, const char *restrict src)
{
	__stpcpy(dst + strlen(dst), src);
	return dst;
}
