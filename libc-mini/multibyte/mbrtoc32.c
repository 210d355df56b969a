#include <uchar.h>
#include <wchar.h>

size_t mbrtoc32(char32_t *restrict to, const char *restrict s, size_t n, mbstate_t *restrict state)
{
	static mbstate_t own;
	wchar_t c;
	size_t used = mbrtowc(&c, s ? s : "", s ? n : 1, state ? state : &own);

	if (s && to && used < (size_t)-2)
		*to = (char32_t)c;
	return used;
}
