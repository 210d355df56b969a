#include <arpa/inet.h>
#include "libc.h"
#include "inet_.h"

/* One part: decimal, 0octal, 0xhex; where it ends, or NULL. */
static const char *part(const char *s, uint64_t *value)
{
	unsigned base = 10, digit;
	const char *start = s;

	if (s[0] == '0' && (s[1] | 32) == 'x') {
		base = 16;
		start = s += 2;
	} else if (s[0] == '0')
		base = 8;
	for (*value = 0; (digit = inet_digit(*s)) < base; s++) {
		*value = *value * base + digit;
		if (*value > UINT32_MAX)
			return NULL;
	}
	return s == start ? NULL : s;
}

/* The last of n parts stands for 5 - n bytes, the others for one each. Spaces may follow. */
int __inet_aton(const char *text, struct in_addr *address)
{
	uint64_t value;
	uint32_t bytes = 0;

	for (int parts = 0; parts < 4; parts++) {
		text = part(text, &value);
		if (!text)
			return 0;
		if (*text != '.') {
			if (value > UINT32_MAX >> 8 * parts || (*text && !inet_space(*text)))
				return 0;
			address->s_addr = htonl(bytes | (uint32_t)value);
			return 1;
		}
		if (value > 255)
			return 0;
		bytes |= (uint32_t)value << (24 - 8 * parts);
		text++;
	}
	return 0;
}
weak_alias(__inet_aton, inet_aton);

in_addr_t inet_addr(const char *text)
{
	struct in_addr address;

	return __inet_aton(text, &address) ? address.s_addr : INADDR_NONE;
}
