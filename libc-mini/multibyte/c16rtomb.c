#include <errno.h>
#include <uchar.h>
#include <wchar.h>

size_t c16rtomb(char *restrict s, char16_t c, mbstate_t *restrict state)
{
	static mbstate_t own;
	wchar_t first;

	if (!state)
		state = &own;
	first = (wchar_t)state->__opaque2;
	state->__opaque2 = 0;
	if (!s) {
		if (!first)
			return 1;
	} else if (first && c >= 0xdc00 && c < 0xe000) {
		return wcrtomb(s, ((first - 0xd7c0) << 10) + (c - 0xdc00), NULL);
	} else if (!first && c >= 0xd800 && c < 0xdc00) {
		state->__opaque2 = c;
		return 0;
	} else if (!first) {
		return wcrtomb(s, c, NULL);
	}
	errno = EILSEQ;
	return (size_t)-1;
}
