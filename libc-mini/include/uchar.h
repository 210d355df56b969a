/* uchar.h: ISO C11 7.28: UTF-16 and UTF-32, one character at a time, from and to the multibyte
 * encoding of the locale. States as in <wchar.h>. */
#ifndef _UCHAR_H
#define _UCHAR_H

#include <features.h>
#include <bits/types.h>
#define __need_size_t
#include <stddef.h>

typedef __mbstate_t mbstate_t;
#ifndef __cplusplus
typedef __UINT_LEAST16_TYPE__ char16_t;
typedef __UINT_LEAST32_TYPE__ char32_t;
#endif

__BEGIN_DECLS

/* Bytes used by the next character; 0 for the null character; (size_t)-3: the second half of the
 * pair that the last call began, no byte used; -2: not complete within n; -1 and EILSEQ. */
size_t mbrtoc16(char16_t *__restrict __to, const char *__restrict __s, size_t __n,
	mbstate_t *__restrict __state);
size_t mbrtoc32(char32_t *__restrict __to, const char *__restrict __s, size_t __n,
	mbstate_t *__restrict __state);
/* Bytes written (0 after the first half of a pair), at most MB_CUR_MAX; -1 and EILSEQ. */
size_t c16rtomb(char *__restrict __s, char16_t __c, mbstate_t *__restrict __state);
size_t c32rtomb(char *__restrict __s, char32_t __c, mbstate_t *__restrict __state);

__END_DECLS

#endif
