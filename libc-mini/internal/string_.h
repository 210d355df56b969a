/* string_.h: functions that are not ISO C's, by the names under which this library calls them: a
 * program may have its own strchrnul(). */
#ifndef LIBC_MINI_STRING_H
#define LIBC_MINI_STRING_H

#include <string.h>
#include "libc.h"

char *__strchrnul(const char *s, int c) hidden;
void *__memrchr(const void *s, int byte, size_t n) hidden;
char *__stpcpy(char *restrict dst, const char *restrict src) hidden;
char *__stpncpy(char *restrict dst, const char *restrict src, size_t n) hidden;
size_t __strnlen(const char *s, size_t n) hidden;
char *__strtok_r(char *restrict s, const char *restrict set, char **restrict state) hidden;
int __strcasecmp(const char *a, const char *b) hidden;
int __strncasecmp(const char *a, const char *b, size_t n) hidden;
char *__strdup(const char *s) hidden;

/* A set of characters. */
struct bytes {
	unsigned char has[256];
};

static inline void bytes_of(struct bytes *bytes, const char *set)
{
	memset(bytes, 0, sizeof *bytes);
	for (; *set; set++)
		bytes->has[(unsigned char)*set] = 1;
}

/* The letters of ASCII as small ones. */
static inline int small_letter(unsigned char c)
{
	return (unsigned)c - 'A' < 26 ? c | 0x20 : c;
}

/* texts: count of them, each with its zero byte. The one with that number; NULL if there is none or
 * it is "". */
const char *__text_number(const char *texts, unsigned count, int number) hidden;
const char *__strerrordesc(int error) hidden;
const char *__sigdescr(int signal) hidden;
/* prefix and number, in buffer. */
#define TEXT_UNKNOWN (20 + 64)
char *__text_unknown(char *buffer, const char *prefix, int number) hidden;

#endif
