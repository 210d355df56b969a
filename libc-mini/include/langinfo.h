/* langinfo.h: POSIX.1-2017 <langinfo.h>. The numbers are glibc's: category << 16 | place, so that
 * objects compiled with its header (libstdc++.a) ask for the right thing. */
#ifndef _LANGINFO_H
#define _LANGINFO_H

#include <features.h>
#include <bits/types.h>
#include <nl_types.h>

#define CODESET     14          /* "UTF-8"; "ANSI_X3.4-1968" in the locale "C" */
#define RADIXCHAR   0x10000
#define THOUSEP     0x10001
#define YESEXPR     0x50000     /* extended regular expressions: "^[yY]" */
#define NOEXPR      0x50001
#ifdef __MINI_DEFAULT
#define YESSTR      0x50002
#define NOSTR       0x50003
#endif
#define CRNCYSTR    0x4000f

/* Names of days, Sunday first, and of months; formats of strftime(). */
#define ABDAY_1     0x20000
#define ABDAY_2     0x20001
#define ABDAY_3     0x20002
#define ABDAY_4     0x20003
#define ABDAY_5     0x20004
#define ABDAY_6     0x20005
#define ABDAY_7     0x20006
#define DAY_1       0x20007
#define DAY_2       0x20008
#define DAY_3       0x20009
#define DAY_4       0x2000a
#define DAY_5       0x2000b
#define DAY_6       0x2000c
#define DAY_7       0x2000d
#define ABMON_1     0x2000e
#define ABMON_2     0x2000f
#define ABMON_3     0x20010
#define ABMON_4     0x20011
#define ABMON_5     0x20012
#define ABMON_6     0x20013
#define ABMON_7     0x20014
#define ABMON_8     0x20015
#define ABMON_9     0x20016
#define ABMON_10    0x20017
#define ABMON_11    0x20018
#define ABMON_12    0x20019
#define MON_1       0x2001a
#define MON_2       0x2001b
#define MON_3       0x2001c
#define MON_4       0x2001d
#define MON_5       0x2001e
#define MON_6       0x2001f
#define MON_7       0x20020
#define MON_8       0x20021
#define MON_9       0x20022
#define MON_10      0x20023
#define MON_11      0x20024
#define MON_12      0x20025
#define AM_STR      0x20026
#define PM_STR      0x20027
#define D_T_FMT     0x20028
#define D_FMT       0x20029
#define T_FMT       0x2002a
#define T_FMT_AMPM  0x2002b
#define ERA         0x2002c
#ifdef __MINI_GNU
#define ERA_YEAR    0x2002d
#endif
#define ERA_D_FMT   0x2002e
#define ALT_DIGITS  0x2002f
#define ERA_D_T_FMT 0x20030
#define ERA_T_FMT   0x20031

#ifdef __MINI_GNU
/* What localeconv() gives, by item. */
#define INT_CURR_SYMBOL    0x40000
#define CURRENCY_SYMBOL    0x40001
#define MON_DECIMAL_POINT  0x40002
#define MON_THOUSANDS_SEP  0x40003
#define MON_GROUPING       0x40004
#define POSITIVE_SIGN      0x40005
#define NEGATIVE_SIGN      0x40006
#define INT_FRAC_DIGITS    0x40007
#define FRAC_DIGITS        0x40008
#define P_CS_PRECEDES      0x40009
#define P_SEP_BY_SPACE     0x4000a
#define N_CS_PRECEDES      0x4000b
#define N_SEP_BY_SPACE     0x4000c
#define P_SIGN_POSN        0x4000d
#define N_SIGN_POSN        0x4000e
#define INT_P_CS_PRECEDES  0x40010
#define INT_P_SEP_BY_SPACE 0x40011
#define INT_N_CS_PRECEDES  0x40012
#define INT_N_SEP_BY_SPACE 0x40013
#define INT_P_SIGN_POSN    0x40014
#define INT_N_SIGN_POSN    0x40015
#define DECIMAL_POINT      0x10000
#define THOUSANDS_SEP      0x10001
#define GROUPING           0x10002
#endif

__BEGIN_DECLS

#ifndef __MINI_LOCALE_T
#define __MINI_LOCALE_T
typedef __locale_t locale_t;
#endif
/* The text of an item in the current locale, static; "" for an unknown item. */
char *nl_langinfo(nl_item __item);
char *nl_langinfo_l(nl_item __item, locale_t __locale);

__END_DECLS

#endif
