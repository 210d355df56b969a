/* inet_ntop.c: POSIX.1-2017 inet_ntop(). */
#include <arpa/inet.h>
#include <errno.h>
#include <string.h>
#include "inet_.h"

static unsigned group(const unsigned char *bytes, int i)
{
	return (unsigned)bytes[2 * i] << 8 | bytes[2 * i + 1];
}

/* The longest run of two or more groups of zeros (the first of them): "::" stands for it. */
static int longest_zeros(const unsigned char *bytes, int groups, int *length)
{
	int best = -1, run;

	*length = 1;
	for (int i = 0; i < groups; i += run + 1) {
		for (run = 0; i + run < groups && !group(bytes, i + run); run++)
			;
		if (run > *length) {
			best = i;
			*length = run;
		}
	}
	return best;
}

static void format6(char *to, const unsigned char *bytes)
{
	static const unsigned char mapped[12] = { [10] = 0xff, 0xff };
	int is_mapped = memcmp(bytes, mapped, 12) == 0, run, i;
	/* "::a.b.c.d" for the old compatible addresses, as glibc and BIND write them. */
	int is_compatible = memcmp(bytes, mapped, 10) == 0 && !group(bytes, 5) && group(bytes, 6);
	int groups = is_mapped || is_compatible ? 6 : 8;
	int zeros = longest_zeros(bytes, groups, &run);

	for (i = 0; i < groups;) {
		if (i == zeros) {
			*to++ = ':';
			i += run;
			if (i == groups)
				*to++ = ':';
			continue;
		}
		if (i)
			*to++ = ':';
		to = __inet_number(to, group(bytes, i++), 16);
	}
	*to = 0;
	if (groups == 6) {
		if (to[-1] != ':')
			*to++ = ':';
		__inet_dotted(to, bytes + 12);
	}
}

const char *inet_ntop(int family, const void *restrict address, char *restrict text,
	socklen_t size)
{
	char whole[64];
	size_t n;

	if (family == AF_INET)
		__inet_dotted(whole, address);
	else if (family == AF_INET6)
		format6(whole, address);
	else {
		errno = EAFNOSUPPORT;
		return NULL;
	}
	n = strlen(whole) + 1;
	if (n > size) {
		errno = ENOSPC;
		return NULL;
	}
	return memcpy(text, whole, n);
}
