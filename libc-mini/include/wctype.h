/* wctype.h: ISO C11 7.30, POSIX.1-2017 <wctype.h>. A wchar_t is a Unicode code point; classes and
 * cases are those of glibc's C.UTF-8 in every locale: tools/unicode-tables.py. WEOF is in none. */
#ifndef _WCTYPE_H
#define _WCTYPE_H

#include <features.h>
#include <bits/types.h>

typedef __wint_t wint_t;
typedef __wctype_t wctype_t;    /* a class: wctype("alpha"); 0: none */
typedef __wctrans_t wctrans_t;  /* a mapping: wctrans("toupper"); NULL: none */
#ifndef WEOF
#define WEOF 0xffffffffu
#endif

__BEGIN_DECLS

int iswalnum(wint_t __c);
int iswalpha(wint_t __c);
int iswblank(wint_t __c);
int iswcntrl(wint_t __c);
int iswdigit(wint_t __c);
int iswgraph(wint_t __c);
int iswlower(wint_t __c);
int iswprint(wint_t __c);
int iswpunct(wint_t __c);
int iswspace(wint_t __c);
int iswupper(wint_t __c);
int iswxdigit(wint_t __c);
wint_t towlower(wint_t __c);
wint_t towupper(wint_t __c);

/* Classes by name: the twelve above without "isw"; 0 for an unknown one, which contains nothing. */
wctype_t wctype(const char *__name);
int iswctype(wint_t __c, wctype_t __class);
/* Mappings by name, "tolower" and "toupper"; NULL and EINVAL for an unknown one. */
wctrans_t wctrans(const char *__name);
wint_t towctrans(wint_t __c, wctrans_t __mapping);

#ifdef __MINI_POSIX
#ifndef __MINI_LOCALE_T
#define __MINI_LOCALE_T
typedef __locale_t locale_t;
#endif
int iswalnum_l(wint_t __c, locale_t __locale);
int iswalpha_l(wint_t __c, locale_t __locale);
int iswblank_l(wint_t __c, locale_t __locale);
int iswcntrl_l(wint_t __c, locale_t __locale);
int iswdigit_l(wint_t __c, locale_t __locale);
int iswgraph_l(wint_t __c, locale_t __locale);
int iswlower_l(wint_t __c, locale_t __locale);
int iswprint_l(wint_t __c, locale_t __locale);
int iswpunct_l(wint_t __c, locale_t __locale);
int iswspace_l(wint_t __c, locale_t __locale);
int iswupper_l(wint_t __c, locale_t __locale);
int iswxdigit_l(wint_t __c, locale_t __locale);
wint_t towlower_l(wint_t __c, locale_t __locale);
wint_t towupper_l(wint_t __c, locale_t __locale);
wctype_t wctype_l(const char *__name, locale_t __locale);
int iswctype_l(wint_t __c, wctype_t __class, locale_t __locale);
wctrans_t wctrans_l(const char *__name, locale_t __locale);
wint_t towctrans_l(wint_t __c, wctrans_t __mapping, locale_t __locale);
#endif

__END_DECLS

#endif
