/* wchar.h: ISO C11 7.29, POSIX.1-2017 <wchar.h>, and what BSD and GNU add.
 *
 * A wchar_t is a Unicode code point. Sizes of wide things count wchar_t, not bytes. The functions
 * named as those of <string.h> and <stdio.h> with wcs, wmem and w do what those do. */
#ifndef _WCHAR_H
#define _WCHAR_H

#include <features.h>
#include <bits/types.h>
#define __need_size_t
#define __need_wchar_t
#define __need_NULL
#include <stddef.h>

typedef __wint_t wint_t;
typedef __mbstate_t mbstate_t;  /* zeros: the initial state */
#ifndef WEOF
#define WEOF 0xffffffffu
#endif
#ifndef WCHAR_MIN
#define WCHAR_MAX __WCHAR_MAX__
#ifdef __WCHAR_MIN__
#define WCHAR_MIN __WCHAR_MIN__
#else
#define WCHAR_MIN (-__WCHAR_MAX__ - 1)
#endif
#endif

#ifndef __MINI_FILE
#define __MINI_FILE
typedef struct _IO_FILE FILE;
#endif
#ifdef __MINI_XSI
typedef __wctype_t wctype_t;
#endif
#if defined(__MINI_POSIX) && !defined(__MINI_LOCALE_T)
#define __MINI_LOCALE_T
typedef __locale_t locale_t;
#endif
#ifdef __MINI_POSIX
typedef __va_list va_list;
#endif
struct tm;

__BEGIN_DECLS

/* ---- arrays and strings: as mem* and str* of <string.h> ---- */

wchar_t *wmemcpy(wchar_t *__restrict __dst, const wchar_t *__restrict __src, size_t __n);
wchar_t *wmemmove(wchar_t *__dst, const wchar_t *__src, size_t __n);
wchar_t *wmemset(wchar_t *__dst, wchar_t __c, size_t __n);
int wmemcmp(const wchar_t *__a, const wchar_t *__b, size_t __n);
wchar_t *wmemchr(const wchar_t *__s, wchar_t __c, size_t __n);

size_t wcslen(const wchar_t *__s);
wchar_t *wcscpy(wchar_t *__restrict __dst, const wchar_t *__restrict __src);
wchar_t *wcsncpy(wchar_t *__restrict __dst, const wchar_t *__restrict __src, size_t __n);
wchar_t *wcscat(wchar_t *__restrict __dst, const wchar_t *__restrict __src);
wchar_t *wcsncat(wchar_t *__restrict __dst, const wchar_t *__restrict __src, size_t __n);
int wcscmp(const wchar_t *__a, const wchar_t *__b);
int wcsncmp(const wchar_t *__a, const wchar_t *__b, size_t __n);
int wcscoll(const wchar_t *__a, const wchar_t *__b);
size_t wcsxfrm(wchar_t *__restrict __dst, const wchar_t *__restrict __src, size_t __n);
wchar_t *wcschr(const wchar_t *__s, wchar_t __c);
wchar_t *wcsrchr(const wchar_t *__s, wchar_t __c);
size_t wcsspn(const wchar_t *__s, const wchar_t *__set);
size_t wcscspn(const wchar_t *__s, const wchar_t *__set);
wchar_t *wcspbrk(const wchar_t *__s, const wchar_t *__set);
wchar_t *wcsstr(const wchar_t *__haystack, const wchar_t *__needle);
/* As strtok_r. */
wchar_t *wcstok(wchar_t *__restrict __s, const wchar_t *__restrict __set, wchar_t **__restrict __state);
#ifdef __MINI_POSIX
size_t wcsnlen(const wchar_t *__s, size_t __n);
wchar_t *wcsdup(const wchar_t *__s);
wchar_t *wcpcpy(wchar_t *__restrict __dst, const wchar_t *__restrict __src);
wchar_t *wcpncpy(wchar_t *__restrict __dst, const wchar_t *__restrict __src, size_t __n);
/* Either case of every letter, as towlower() knows it. */
int wcscasecmp(const wchar_t *__a, const wchar_t *__b);
int wcsncasecmp(const wchar_t *__a, const wchar_t *__b, size_t __n);
int wcscasecmp_l(const wchar_t *__a, const wchar_t *__b, locale_t __locale);
int wcsncasecmp_l(const wchar_t *__a, const wchar_t *__b, size_t __n, locale_t __locale);
int wcscoll_l(const wchar_t *__a, const wchar_t *__b, locale_t __locale);
size_t wcsxfrm_l(wchar_t *__restrict __dst, const wchar_t *__restrict __src, size_t __n,
	locale_t __locale);
#endif
#ifdef __MINI_GNU
wchar_t *wmempcpy(wchar_t *__restrict __dst, const wchar_t *__restrict __src, size_t __n);
wchar_t *wcschrnul(const wchar_t *__s, wchar_t __c);
#endif
#ifdef __MINI_DEFAULT
size_t wcslcpy(wchar_t *__restrict __dst, const wchar_t *__restrict __src, size_t __size);
size_t wcslcat(wchar_t *__restrict __dst, const wchar_t *__restrict __src, size_t __size);
#endif
#ifdef __MINI_XSI
wchar_t *wcswcs(const wchar_t *__haystack, const wchar_t *__needle);
/* Columns on a terminal: 0 for marks that combine, 2 for wide East Asian characters and emoji, -1
 * if (one of the first n) is not printable. */
int wcwidth(wchar_t __c);
int wcswidth(const wchar_t *__s, size_t __n);
#endif

/* ---- multibyte characters, in the encoding of the locale's LC_CTYPE ----
 * state: what an incomplete character has left behind; NULL: one that the function keeps itself. */

/* The byte c as a character, or WEOF; the character c as one byte, or EOF. */
wint_t btowc(int __c);
int wctob(wint_t __c);
/* Not within a character (true for NULL). */
int mbsinit(const mbstate_t *__state);
/* Bytes used for the next character; 0: it is the null character; (size_t)-2: not complete within
 * n bytes, which are used up; -1 and EILSEQ. */
size_t mbrtowc(wchar_t *__restrict __to, const char *__restrict __s, size_t __n,
	mbstate_t *__restrict __state);
size_t mbrlen(const char *__restrict __s, size_t __n, mbstate_t *__restrict __state);
/* Bytes written, at most MB_CUR_MAX; -1 and EILSEQ. */
size_t wcrtomb(char *__restrict __s, wchar_t __c, mbstate_t *__restrict __state);
/* Whole strings: characters (bytes) written, without the null character; *src is then NULL if it
 * ended, else where conversion stopped: dst full, or -1 and EILSEQ. dst NULL: only count. */
size_t mbsrtowcs(wchar_t *__restrict __dst, const char **__restrict __src, size_t __n,
	mbstate_t *__restrict __state);
size_t wcsrtombs(char *__restrict __dst, const wchar_t **__restrict __src, size_t __n,
	mbstate_t *__restrict __state);
#ifdef __MINI_POSIX
/* The same, reading at most in of *src. */
size_t mbsnrtowcs(wchar_t *__restrict __dst, const char **__restrict __src, size_t __in, size_t __n,
	mbstate_t *__restrict __state);
size_t wcsnrtombs(char *__restrict __dst, const wchar_t **__restrict __src, size_t __in, size_t __n,
	mbstate_t *__restrict __state);
#endif

/* ---- numbers: as strtol() and its like of <stdlib.h> ---- */

long wcstol(const wchar_t *__restrict __s, wchar_t **__restrict __end, int __base);
unsigned long wcstoul(const wchar_t *__restrict __s, wchar_t **__restrict __end, int __base);
long long wcstoll(const wchar_t *__restrict __s, wchar_t **__restrict __end, int __base);
unsigned long long wcstoull(const wchar_t *__restrict __s, wchar_t **__restrict __end, int __base);
float wcstof(const wchar_t *__restrict __s, wchar_t **__restrict __end);
double wcstod(const wchar_t *__restrict __s, wchar_t **__restrict __end);
long double wcstold(const wchar_t *__restrict __s, wchar_t **__restrict __end);

/* ---- formats: as printf() and scanf() of <stdio.h> ----
 * swprintf does not count what has no room: it returns -1 then. */

int wprintf(const wchar_t *__restrict __format, ...);
int fwprintf(FILE *__restrict __file, const wchar_t *__restrict __format, ...);
int swprintf(wchar_t *__restrict __s, size_t __n, const wchar_t *__restrict __format, ...);
int vwprintf(const wchar_t *__restrict __format, __va_list __values);
int vfwprintf(FILE *__restrict __file, const wchar_t *__restrict __format, __va_list __values);
int vswprintf(wchar_t *__restrict __s, size_t __n, const wchar_t *__restrict __format,
	__va_list __values);
int wscanf(const wchar_t *__restrict __format, ...);
int fwscanf(FILE *__restrict __file, const wchar_t *__restrict __format, ...);
int swscanf(const wchar_t *__restrict __s, const wchar_t *__restrict __format, ...);
int vwscanf(const wchar_t *__restrict __format, __va_list __values);
int vfwscanf(FILE *__restrict __file, const wchar_t *__restrict __format, __va_list __values);
int vswscanf(const wchar_t *__restrict __s, const wchar_t *__restrict __format, __va_list __values);
size_t wcsftime(wchar_t *__restrict __s, size_t __n, const wchar_t *__restrict __format,
	const struct tm *__restrict __tm);

/* ---- streams ----
 * Characters are written in the encoding that LC_CTYPE had when the stream became wide. WEOF: end,
 * error, or EILSEQ. */

wint_t fgetwc(FILE *__file);
wint_t getwc(FILE *__file);
wint_t getwchar(void);
wint_t fputwc(wchar_t __c, FILE *__file);
wint_t putwc(wchar_t __c, FILE *__file);
wint_t putwchar(wchar_t __c);
wint_t ungetwc(wint_t __c, FILE *__file);
wchar_t *fgetws(wchar_t *__restrict __s, int __n, FILE *__restrict __file);
int fputws(const wchar_t *__restrict __s, FILE *__restrict __file);
/* More than 0: wide, less: bytes, 0: not yet decided; mode asks for one, once and for all. */
int fwide(FILE *__file, int __mode);
#ifdef __MINI_POSIX
/* A stream whose text grows in memory: *text (free() it) and *n hold after fflush and fclose. */
FILE *open_wmemstream(wchar_t **__text, size_t *__n);
#endif
#ifdef __MINI_GNU
wint_t fgetwc_unlocked(FILE *__file);
wint_t getwc_unlocked(FILE *__file);
wint_t getwchar_unlocked(void);
wint_t fputwc_unlocked(wchar_t __c, FILE *__file);
wint_t putwc_unlocked(wchar_t __c, FILE *__file);
wint_t putwchar_unlocked(wchar_t __c);
wchar_t *fgetws_unlocked(wchar_t *__restrict __s, int __n, FILE *__restrict __file);
int fputws_unlocked(const wchar_t *__restrict __s, FILE *__restrict __file);
size_t wcsftime_l(wchar_t *__restrict __s, size_t __n, const wchar_t *__restrict __format,
	const struct tm *__restrict __tm, locale_t __locale);
#endif

__END_DECLS

#endif
