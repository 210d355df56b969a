/* strings.h: POSIX.1-2017 <strings.h> and what POSIX took out of it; BSD's find-first-set. */
#ifndef _STRINGS_H
#define _STRINGS_H

#include <features.h>
#include <bits/types.h>
#define __need_size_t
#include <stddef.h>

__BEGIN_DECLS

/* As strcmp and strncmp, letters of ASCII in either case. */
int strcasecmp(const char *__a, const char *__b);
int strncasecmp(const char *__a, const char *__b, size_t __n);
#ifndef __MINI_LOCALE_T
#define __MINI_LOCALE_T
typedef __locale_t locale_t;
#endif
int strcasecmp_l(const char *__a, const char *__b, locale_t __locale);
int strncasecmp_l(const char *__a, const char *__b, size_t __n, locale_t __locale);

/* The number of the lowest bit that is set, counted from 1; 0 if none is. */
int ffs(int __word);
#ifdef __MINI_DEFAULT
int ffsl(long __word);
int ffsll(long long __word);

/* Old names: memcmp, memmove (mind the order of arguments), memset to 0, strchr, strrchr. */
int bcmp(const void *__a, const void *__b, size_t __n);
void bcopy(const void *__src, void *__dst, size_t __n);
void bzero(void *__dst, size_t __n);
char *index(const char *__s, int __c);
char *rindex(const char *__s, int __c);
#endif

__END_DECLS

#endif
