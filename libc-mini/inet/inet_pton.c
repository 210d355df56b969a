/* inet_pton.c: POSIX.1-2017 inet_pton(); RFC 4291 2.2 for IPv6. */
#include <arpa/inet.h>
#include <errno.h>
#include <string.h>
#include "inet_.h"

/* "ddd.ddd.ddd.ddd": decimal, each of one to three digits, without needless zeros. */
static int parse4(const char *s, unsigned char bytes[4])
{
	for (int i = 0; i < 4; i++) {
		unsigned value = 0, digits = 0;

		for (; inet_digit(*s) < 10 && digits < 4; digits++)
			value = value * 10 + inet_digit(*s++);
		if (digits == 0 || value > 255 || digits > (value > 99 ? 3U : value > 9 ? 2U : 1U))
			return 0;
		if (*s++ != (i < 3 ? '.' : 0))
			return 0;
		bytes[i] = (unsigned char)value;
	}
	return 1;
}

/* Up to eight groups of up to four hexadecimal digits; "::" once, for at least one group of zeros;
 * the last two may be written as IPv4's. */
static int parse6(const char *s, unsigned char bytes[16])
{
	int count = 0, gap = -1;        /* bytes so far; where "::" stood */
	unsigned value, digits;

	memset(bytes, 0, 16);
	if (*s == ':' && *++s != ':')
		return 0;
	while (*s) {
		if (*s == ':') {
			if (gap >= 0)
				return 0;
			gap = count;
			if (!*++s)
				break;
			continue;
		}
		if (count == 16)
			return 0;
		for (value = digits = 0; inet_digit(s[digits]) < 16 && digits < 5; digits++)
			value = value << 4 | inet_digit(s[digits]);
		if (s[digits] == '.') {
			if (count > 12 || !parse4(s, bytes + count))
				return 0;
			count += 4;
			break;
		}
		if (digits == 0 || digits > 4)
			return 0;
		bytes[count++] = (unsigned char)(value >> 8);
		bytes[count++] = (unsigned char)value;
		s += digits;
		if (*s && (*s++ != ':' || !*s))
			return 0;
	}
	if (gap < 0)
		return count == 16;
	if (count == 16)
		return 0;
	memmove(bytes + 16 - (count - gap), bytes + gap, (size_t)(count - gap));
	memset(bytes + gap, 0, (size_t)(16 - count));
	return 1;
}

int inet_pton(int family, const char *restrict text, void *restrict address)
{
	unsigned char bytes[16];

	switch (family) {
	case AF_INET:
		if (!parse4(text, bytes))
			return 0;
		memcpy(address, bytes, 4);
		return 1;
	case AF_INET6:
		if (!parse6(text, bytes))
			return 0;
		memcpy(address, bytes, 16);
		return 1;
	}
	errno = EAFNOSUPPORT;
	return -1;
}
