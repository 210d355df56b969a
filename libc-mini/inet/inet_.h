/* inet_.h: characters of addresses, whatever the locale. */
#ifndef LIBC_MINI_INET__H
#define LIBC_MINI_INET__H

#include <netinet/in.h>
#include "libc.h"

/* A hexadecimal digit's value, or 99. */
static inline unsigned inet_digit(char c)
{
	if (c >= '0' && c <= '9')
		return (unsigned)(c - '0');
	c |= 32;
	return c >= 'a' && c <= 'f' ? (unsigned)(c - 'a' + 10) : 99;
}

static inline int inet_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Writes a number in `base` and a NUL; returns where the NUL is. */
char *__inet_number(char *to, unsigned value, unsigned base) hidden;
/* "1.2.3.4" from four bytes; returns where the NUL is. */
char *__inet_dotted(char *to, const unsigned char *bytes) hidden;
int __inet_aton(const char *text, struct in_addr *address) hidden;

#endif
