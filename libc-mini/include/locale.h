/* locale.h: ISO C11 7.11, POSIX.1-2017 <locale.h>.
 *
 * There are two locales: "C" (also "POSIX"), where a byte is a character, and "C.UTF-8", where
 * UTF-8 is spoken; any other NAME.UTF-8 means the latter. They differ in LC_CTYPE alone: numbers,
 * dates, messages and order are those of C. Programs start in "C". */
#ifndef _LOCALE_H
#define _LOCALE_H

#include <features.h>
#include <bits/types.h>
#define __need_NULL
#include <stddef.h>

#define LC_CTYPE    0
#define LC_NUMERIC  1
#define LC_TIME     2
#define LC_COLLATE  3
#define LC_MONETARY 4
#define LC_MESSAGES 5
#define LC_ALL      6

/* All strings are static; CHAR_MAX: not said. */
struct lconv {
	char *decimal_point, *thousands_sep, *grouping;
	char *int_curr_symbol, *currency_symbol;
	char *mon_decimal_point, *mon_thousands_sep, *mon_grouping;
	char *positive_sign, *negative_sign;
	char int_frac_digits, frac_digits;
	char p_cs_precedes, p_sep_by_space, n_cs_precedes, n_sep_by_space;
	char p_sign_posn, n_sign_posn;
	char int_p_cs_precedes, int_p_sep_by_space, int_n_cs_precedes, int_n_sep_by_space;
	char int_p_sign_posn, int_n_sign_posn;
};

__BEGIN_DECLS

/* setlocale: the category's locale is now name; "" asks LC_ALL, LC_<category> and LANG of the
 * environment. Returns its name (static until the next call), NULL if unknown: nothing changed.
 * name NULL only asks. LC_ALL also takes what it returned: "LC_CTYPE=C.UTF-8;LC_NUMERIC=C;…". */
char *setlocale(int __category, const char *__name);
struct lconv *localeconv(void);

#ifdef __MINI_POSIX
#ifndef __MINI_LOCALE_T
#define __MINI_LOCALE_T
typedef __locale_t locale_t;
#endif
#define LC_GLOBAL_LOCALE ((locale_t)-1) /* what setlocale() governs */

#define LC_CTYPE_MASK    (1 << LC_CTYPE)
#define LC_NUMERIC_MASK  (1 << LC_NUMERIC)
#define LC_TIME_MASK     (1 << LC_TIME)
#define LC_COLLATE_MASK  (1 << LC_COLLATE)
#define LC_MONETARY_MASK (1 << LC_MONETARY)
#define LC_MESSAGES_MASK (1 << LC_MESSAGES)
#define LC_ALL_MASK      0x1fbf /* glibc has six categories more */

/* newlocale: the categories of mask from name, the others from base (or "C"), in a locale that
 * takes base over. NULL: EINVAL (mask, name NULL), ENOENT (name unknown), ENOMEM; base is kept. */
locale_t newlocale(int __mask, const char *__name, locale_t __base);
locale_t duplocale(locale_t __locale);
void freelocale(locale_t __locale);
/* The calling thread's locale is now this one ((locale_t)0: only ask). Returns the one before. */
locale_t uselocale(locale_t __locale);
#endif

__END_DECLS

#endif
