#include <uchar.h>
#include <wchar.h>

/* The second half of a pair waits in the other word of the state. */
size_t mbrtoc16(char16_t *restrict to, const char *restrict s, size_t n, mbstate_t *restrict state)
{
	static mbstate_t own;
	wchar_t c;
	size_t used;

	if (!state)
		state = &own;
	if (!s)
		to = NULL, s = "", n = 1;
	if (state->__opaque2) {
		if (to)
			*to = (char16_t)state->__opaque2;
		state->__opaque2 = 0;
		return (size_t)-3;
	}
	used = mbrtowc(&c, s, n, state);
	if (used >= (size_t)-2)
		return used;
	if (c >= 0x10000) {
		state->__opaque2 = 0xdc00u | (unsigned)(c & 0x3ff);
		c = 0xd7c0 + (c >> 10);
	}
	if (to)
		*to = (char16_t)c;
	return used;
}
