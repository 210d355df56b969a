/* multibyte.h: characters in the encoding of the current locale. In the locale "C" a byte is a
 * character (POSIX 6.2): bytes from 0x80 on are U+DF80 …, which no UTF-8 can be. */
#ifndef LIBC_MINI_MULTIBYTE_H
#define LIBC_MINI_MULTIBYTE_H

#include <wchar.h>
#include "locale_.h"
#include "utf8.h"

size_t __mbsnrtowcs(wchar_t *restrict dst, const char **restrict src, size_t in, size_t n,
	mbstate_t *restrict state) hidden;
size_t __wcsnrtombs(char *restrict dst, const wchar_t **restrict src, size_t in, size_t n,
	mbstate_t *restrict state) hidden;

static inline unsigned byte_to_wide(unsigned char byte)
{
	return byte < 0x80 ? byte : 0xdf00u + byte;
}

/* The byte, or -1. */
static inline int wide_to_byte(unsigned c)
{
	return c < 0x80 ? (int)c : c - 0xdf80u < 0x80 ? (int)(c & 0xff) : -1;
}

#endif
