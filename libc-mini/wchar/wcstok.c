#include <wchar.h>

wchar_t *wcstok(wchar_t *restrict s, const wchar_t *restrict set, wchar_t **restrict state)
{
	if (!s)
		s = *state;
	if (!s)
		return NULL;
	s += wcsspn(s, set);
	*state = s + wcscspn(s, set);
	if (*state == s)
		return *state = NULL;
	if (**state)
		*(*state)++ = 0;
	else
		*state = NULL;
	return s;
}
