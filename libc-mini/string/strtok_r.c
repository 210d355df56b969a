#include "string_.h"

char *__strtok_r(char *restrict s, const char *restrict set, char **restrict state)
{
	if (!s)
		s = *state;
	if (!s)
		return NULL;
	s += strspn(s, set);
	*state = s + strcspn(s, set);
	if (*state == s)
		return NULL;
	if (**state)
		*(*state)++ = 0;
	return s;
}
weak_alias(__strtok_r, strtok_r);
