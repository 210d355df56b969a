#include "wide.h"

wchar_t *__wcschrnul(const wchar_t *s, wchar_t c)
{
	while (*s && *s != c)
		s++;
	return (wchar_t *)s;
}
weak_alias(__wcschrnul, wcschrnul);
