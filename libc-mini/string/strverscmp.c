#include <string.h>
#include "libc.h"

static int digit(char c)
{
	return (unsigned char)(c - '0') < 10;
}

static size_t digits(const char *s)
{
	size_t n = 0;

	while (digit(s[n]))
		n++;
	return n;
}

/* At the first difference, what the digits before it (equal in both) say counts:
 *   none or none but leading zeros in front of others ("0x…")  a fraction: as characters;
 *   zeros alone                                               the one with more digits is less;
 *   a number                                                  the one with more digits is greater. */
int __strverscmp(const char *a, const char *b)
{
	size_t i = 0, start, zeros = 0, left, right;

	while (a[i] && a[i] == b[i])
		i++;
	for (start = i; start && digit(a[start - 1]); start--)
		;
	while (start + zeros < i && a[start + zeros] == '0')
		zeros++;
	if (zeros && start + zeros == i) { /* "0" > "00": a fraction with more zeros is less */
		if (digit(a[i]) != digit(b[i]))
			return digit(a[i]) ? -1 : 1;
	} else if (!zeros && (start < i || (a[i] != '0' && b[i] != '0'))) {
		left = digits(a + i);
		right = digits(b + i);
		if (left != right && (start < i || (left && right)))
			return left < right ? -1 : 1;
	}
	return (unsigned char)a[i] - (unsigned char)b[i];
}
weak_alias(__strverscmp, strverscmp);
