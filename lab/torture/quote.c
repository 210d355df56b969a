/* quote.c: see torture.h. */
#include "torture.h"

#include <stdio.h>
#include <string.h>

/* Bytes of the character at s that a terminal may get, or 0. */
static size_t character(const unsigned char *s, size_t size)
{
	size_t n = *s < 0x80 ? 1 : *s >= 0xc2 && *s < 0xe0 ? 2 : *s >= 0xe0 && *s < 0xf0 ? 3
		: *s >= 0xf0 && *s < 0xf5 ? 4 : 0;

	if (!n || n > size || *s < 0x20 || *s == 0x7f)
		return 0;
	for (size_t i = 1; i < n; i++)
		if ((s[i] & 0xc0) != 0x80)
			return 0;
	if ((s[0] == 0xc2 && s[1] < 0xa0) || (s[0] == 0xe0 && s[1] < 0xa0) || (s[0] == 0xed && s[1] >= 0xa0)
	    || (s[0] == 0xf0 && s[1] < 0x90) || (s[0] == 0xf4 && s[1] >= 0x90))
		return 0; /* C1 controls, overlong, surrogates, beyond Unicode */
	return n;
}

char *quote(const char *bytes, size_t size, char *text, size_t room)
{
	size_t used = 0, n;

	for (size_t i = 0; i < size; i += n ? n : 1) {
		const unsigned char *s = (const unsigned char *)bytes + i;

		n = character(s, size - i);
		if (used + 8 > room) {
			memcpy(text + used, "…", 3);
			used += 3;
			break;
		}
		if (!n) {
			used += (size_t)snprintf(text + used, 5, *s == '\t' ? "\\t" : *s == '\n' ? "\\n"
				: "\\x%02x", *s);
			continue;
		}
		if (*s == '"' || *s == '\\')
			text[used++] = '\\';
		memcpy(text + used, s, n);
		used += n;
	}
	text[used] = '\0';
	return text;
}
