/* wide.h: wide functions that are not ISO C's, by the names under which this library calls them. */
#ifndef LIBC_MINI_WIDE_H
#define LIBC_MINI_WIDE_H

#include <wchar.h>
#include "libc.h"

size_t __wcsnlen(const wchar_t *s, size_t n) hidden;
wchar_t *__wcpcpy(wchar_t *restrict dst, const wchar_t *restrict src) hidden;
wchar_t *__wcpncpy(wchar_t *restrict dst, const wchar_t *restrict src, size_t n) hidden;
wchar_t *__wcschrnul(const wchar_t *s, wchar_t c) hidden;
int __wcwidth(wchar_t c) hidden;
/* Whether a character that can be shown takes no column, two columns. */
int __width0(wchar_t c) hidden;
int __width2(wchar_t c) hidden;

#endif
