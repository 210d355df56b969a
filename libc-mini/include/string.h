/* string.h: ISO C11 7.24, POSIX.1-2017 <string.h>, and what BSD and GNU add.
 *
 * Sizes are in bytes. "String" is what ends at the first zero byte. Nothing here allocates but
 * strdup() and strndup() (free() them), and nothing keeps a pointer but strtok(). Characters compare
 * as unsigned char. Where no error is named, there is none. */
#ifndef _STRING_H
#define _STRING_H

#include <features.h>
#include <bits/types.h>
#define __need_size_t
#define __need_NULL
#include <stddef.h>
#ifdef __MINI_DEFAULT
#include <strings.h>
#endif

__BEGIN_DECLS

/* ---- bytes ---- */

/* memcpy, memmove: n bytes from src to dst; only memmove's may overlap. Return dst. */
void *memcpy(void *__restrict __dst, const void *__restrict __src, size_t __n);
void *memmove(void *__dst, const void *__src, size_t __n);
void *memset(void *__dst, int __byte, size_t __n);
/* memcmp: less than, equal to or greater than 0, as the first differing byte says. */
int memcmp(const void *__a, const void *__b, size_t __n);
/* memchr: the first such byte, or NULL. Stops there: n may pass the end of the object. */
void *memchr(const void *__s, int __byte, size_t __n);
#ifdef __MINI_XSI
/* memccpy: copies up to and with the first such byte; returns what follows it in dst, or NULL. */
void *memccpy(void *__restrict __dst, const void *__restrict __src, int __byte, size_t __n);
#endif
#ifdef __MINI_DEFAULT
/* memset for secrets: the compiler may not leave it out. */
void explicit_bzero(void *__dst, size_t __n);
/* memmem: where needle first occurs in haystack, or NULL; an empty one at once. Linear time. */
void *memmem(const void *__haystack, size_t __length, const void *__needle, size_t __needle_length);
#endif
#ifdef __MINI_GNU
/* memcpy, but returns the end of what was written. */
void *mempcpy(void *__restrict __dst, const void *__restrict __src, size_t __n);
/* memrchr: the last such byte, or NULL; rawmemchr: the first, which must exist. */
void *memrchr(const void *__s, int __byte, size_t __n);
void *rawmemchr(const void *__s, int __byte);
#endif

/* ---- length, copy, append ---- */

size_t strlen(const char *__s);
/* strcpy, strcat: dst must have room for the result. Return dst. */
char *strcpy(char *__restrict __dst, const char *__restrict __src);
char *strcat(char *__restrict __dst, const char *__restrict __src);
/* strncpy: exactly n bytes, zeros after the end of src, no end if src is longer. Returns dst. */
char *strncpy(char *__restrict __dst, const char *__restrict __src, size_t __n);
/* strncat: at most n characters of src and a zero. Returns dst. */
char *strncat(char *__restrict __dst, const char *__restrict __src, size_t __n);
#ifdef __MINI_POSIX
/* min(strlen(s), n) without reading further. */
size_t strnlen(const char *__s, size_t __n);
/* As strcpy and strncpy, but return where the zero byte is (or dst + n). */
char *stpcpy(char *__restrict __dst, const char *__restrict __src);
char *stpncpy(char *__restrict __dst, const char *__restrict __src, size_t __n);
/* A copy by malloc(), of at most n characters; NULL and ENOMEM. */
char *strdup(const char *__s);
char *strndup(const char *__s, size_t __n);
#endif
#ifdef __MINI_DEFAULT
/* BSD: dst of size bytes always ends; returns the length that was wanted (>= size: truncated). */
size_t strlcpy(char *__restrict __dst, const char *__restrict __src, size_t __size);
size_t strlcat(char *__restrict __dst, const char *__restrict __src, size_t __size);
#endif
#ifdef __MINI_GNU
/* A copy on the caller's stack. */
#define strdupa(s) (__extension__ ({ const char *__old = (s); size_t __size = strlen(__old) + 1; \
	(char *)memcpy(__builtin_alloca(__size), __old, __size); }))
#define strndupa(s, n) (__extension__ ({ const char *__old = (s); size_t __size = strnlen(__old, (n)); \
	char *__new = (char *)__builtin_alloca(__size + 1); __new[__size] = 0; \
	(char *)memcpy(__new, __old, __size); }))
#endif

/* ---- compare ---- */

/* Less than, equal to or greater than 0. */
int strcmp(const char *__a, const char *__b);
int strncmp(const char *__a, const char *__b, size_t __n);
/* By LC_COLLATE, which here is always the order of bytes: strcoll is strcmp, strxfrm copies. */
int strcoll(const char *__a, const char *__b);
/* Returns the length of the whole result; dst (n bytes) may be NULL if n is 0. */
size_t strxfrm(char *__restrict __dst, const char *__restrict __src, size_t __n);
#ifdef __MINI_POSIX
#ifndef __MINI_LOCALE_T
#define __MINI_LOCALE_T
typedef __locale_t locale_t;
#endif
int strcoll_l(const char *__a, const char *__b, locale_t __locale);
size_t strxfrm_l(char *__restrict __dst, const char *__restrict __src, size_t __n, locale_t __locale);
#endif
#ifdef __MINI_GNU
/* As people sort file names with numbers in them: "a9" < "a10", "a01" < "a1". */
int strverscmp(const char *__a, const char *__b);
#endif

/* ---- search ---- */

/* The first, the last such character (0: the end), or NULL. */
char *strchr(const char *__s, int __c);
char *strrchr(const char *__s, int __c);
/* How many leading characters are all (spn), all not (cspn) in set. */
size_t strspn(const char *__s, const char *__set);
size_t strcspn(const char *__s, const char *__set);
/* The first character that is in set, or NULL. */
char *strpbrk(const char *__s, const char *__set);
/* Where needle first occurs, or NULL. Linear time, no memory: the two-way algorithm. */
char *strstr(const char *__haystack, const char *__needle);
/* strtok: the next run of characters not in set, ended in place; NULL when there is none. s is
 * given once, then NULL. strtok_r keeps its place in *state instead of one for all. */
char *strtok(char *__restrict __s, const char *__restrict __set);
#ifdef __MINI_POSIX
char *strtok_r(char *__restrict __s, const char *__restrict __set, char **__restrict __state);
#endif
#ifdef __MINI_DEFAULT
/* The field up to the next character of set (empty ones too), ended in place; *s is then what
 * follows, NULL after the last one. */
char *strsep(char **__restrict __s, const char *__restrict __set);
#endif
#ifdef __MINI_DEFAULT
/* As strstr, letters of ASCII in either case. */
char *strcasestr(const char *__haystack, const char *__needle);
#endif
#ifdef __MINI_GNU
/* strchr, but the end of s instead of NULL. */
char *strchrnul(const char *__s, int __c);
/* What follows the last '/' (may be ""); <libgen.h> has POSIX's, which changes its argument. */
#if !defined basename
char *basename(const char *__path);
#endif
#endif

/* ---- texts of errors and signals; the words are glibc's ---- */

/* Static text, "Unknown error 1234" in a buffer that the next call overwrites. */
char *strerror(int __error);
#ifdef __MINI_GNU
/* GNU: returns static text or, for an unknown error, buffer. */
char *strerror_r(int __error, char *__buffer, size_t __size);
#elif defined(__MINI_POSIX)
/* POSIX: 0, EINVAL (unknown error, told in buffer as well) or ERANGE (truncated). */
int strerror_r(int __error, char *__buffer, size_t __size) __asm__("__xpg_strerror_r");
#endif
#ifdef __MINI_POSIX
int __xpg_strerror_r(int __error, char *__buffer, size_t __size);
char *strerror_l(int __error, locale_t __locale);
/* "Segmentation fault"; static as strerror's. */
char *strsignal(int __signal);
#endif
#ifdef __MINI_GNU
/* "ENOENT", "No such file or directory", "SEGV", "Segmentation fault"; NULL for unknown numbers. */
const char *strerrorname_np(int __error);
const char *strerrordesc_np(int __error);
const char *sigabbrev_np(int __signal);
const char *sigdescr_np(int __signal);
#endif

#ifdef __MINI_XSI
/* Copies n bytes (an even number), each pair exchanged; also in <unistd.h>. */
void swab(const void *__restrict __src, void *__restrict __dst, __ssize_t __n);
#endif

__END_DECLS

#endif
