/* ctype.h: ISO C11 7.4, POSIX.1-2017 <ctype.h>.
 *
 * c is EOF or the value of an unsigned char; any other int answers 0 (or itself), too. Every
 * locale of this library classifies single bytes as ASCII, so the _l functions ignore theirs. */
#ifndef _CTYPE_H
#define _CTYPE_H

#include <features.h>
#include <bits/types.h>

__BEGIN_DECLS

int isalnum(int __c);
int isalpha(int __c);
int isblank(int __c);
int iscntrl(int __c);
int isdigit(int __c);
int isgraph(int __c);
int islower(int __c);
int isprint(int __c);
int ispunct(int __c);
int isspace(int __c);
int isupper(int __c);
int isxdigit(int __c);
int tolower(int __c);
int toupper(int __c);

#ifdef __MINI_POSIX
#ifndef __MINI_LOCALE_T
#define __MINI_LOCALE_T
typedef __locale_t locale_t;
#endif
int isalnum_l(int __c, locale_t __locale);
int isalpha_l(int __c, locale_t __locale);
int isblank_l(int __c, locale_t __locale);
int iscntrl_l(int __c, locale_t __locale);
int isdigit_l(int __c, locale_t __locale);
int isgraph_l(int __c, locale_t __locale);
int islower_l(int __c, locale_t __locale);
int isprint_l(int __c, locale_t __locale);
int ispunct_l(int __c, locale_t __locale);
int isspace_l(int __c, locale_t __locale);
int isupper_l(int __c, locale_t __locale);
int isxdigit_l(int __c, locale_t __locale);
int tolower_l(int __c, locale_t __locale);
int toupper_l(int __c, locale_t __locale);
#endif

#ifdef __MINI_XSI
/* Fits in seven bits; its low seven bits. */
int isascii(int __c);
int toascii(int __c);
#define _tolower(c) ((c) | 0x20)
#define _toupper(c) ((c) & 0x5f)
#endif

/* One class mask for each character and its other cases, -128 … 255: the names by which objects
 * that were compiled with glibc's header (libstdc++.a) ask. *__ctype_b_loc() is the table. */
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#define _ISbit(n) (1 << (n))
#else
#define _ISbit(n) ((n) < 8 ? (1 << (n)) << 8 : (1 << (n)) >> 8)
#endif
enum {
	_ISupper = _ISbit(0), _ISlower = _ISbit(1), _ISalpha = _ISbit(2), _ISdigit = _ISbit(3),
	_ISxdigit = _ISbit(4), _ISspace = _ISbit(5), _ISprint = _ISbit(6), _ISgraph = _ISbit(7),
	_ISblank = _ISbit(8), _IScntrl = _ISbit(9), _ISpunct = _ISbit(10), _ISalnum = _ISbit(11)
};
const unsigned short **__ctype_b_loc(void) __attribute__((__const__));
const __INT32_TYPE__ **__ctype_tolower_loc(void) __attribute__((__const__));
const __INT32_TYPE__ **__ctype_toupper_loc(void) __attribute__((__const__));

__END_DECLS

/* The commonest without a call; sizeof keeps the argument's type checked, not evaluated. */
#ifndef __cplusplus
#define isdigit(c) ((void)sizeof (isdigit)(c), (unsigned)(c) - '0' < 10u)
#define isupper(c) ((void)sizeof (isupper)(c), (unsigned)(c) - 'A' < 26u)
#define islower(c) ((void)sizeof (islower)(c), (unsigned)(c) - 'a' < 26u)
#endif

#endif
