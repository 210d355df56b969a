/* Integers in base 64 (POSIX.1-2017 a64l): 32 bits, the least significant digit first. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static const char digits[] = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

long a64l(const char *s)
{
	uint32_t n = 0;
	const char *digit;
	int i;

	for (i = 0; i < 36 && *s && (digit = strchr(digits, *s)); i += 6, s++)
		n |= (uint32_t)(digit - digits) << i;
	return (int32_t)n;
}

/* The text is overwritten by the next call, as POSIX allows. */
char *l64a(long value)
{
	static char text[7];
	uint32_t n = (uint32_t)value;
	char *p = text;

	for (; n; n >>= 6)
		*p++ = digits[n & 63];
	*p = '\0';
	return text;
}
