#include "inet_.h"
#include "number.h"

char *__inet_number(char *to, unsigned value, unsigned base)
{
	to += number_digits(to, value, base);
	*to = 0;
	return to;
}

char *__inet_dotted(char *to, const unsigned char *bytes)
{
	for (int i = 0; i < 4; i++) {
		to = __inet_number(to, bytes[i], 10);
		*to++ = '.';
	}
	*--to = 0;
	return to;
}
