#include "wide.h"

wchar_t *wcschr(const wchar_t *s, wchar_t c)
{
	wchar_t *found = __wcschrnul(s, c);

	return *found == c ? found : NULL;
}
