/* calendar.h: seconds since 1970 and broken-down time, without zones. */
#ifndef LIBC_MINI_CALENDAR_H
#define LIBC_MINI_CALENDAR_H

#include <time.h>
#include "libc.h"

#define SECONDS_PER_DAY 86400L

/* Leap years of the Gregorian calendar, before 1582 too. */
int __year_is_leap(long year) hidden;
/* Days from 1970-01-01 to a date; month is 0 … 11, day may be any number, 1 is the first. */
long __calendar_days(long year, int month, long day) hidden;
/* Seconds from 1970 to what *tm says, taken as UTC; its members may be out of range. */
time_t __calendar_seconds(const struct tm *tm) hidden;
/* Seconds to broken-down time; tm_isdst, tm_gmtoff and tm_zone are left. -1 and EOVERFLOW if the
 * year does not fit in tm_year. */
int __calendar_split(time_t seconds, struct tm *tm) hidden;
/* 0 = Sunday, of a day since 1970 */
int __calendar_weekday(long days) hidden;

extern struct tm __tm_static hidden;    /* where gmtime and localtime answer (ISO C11 7.27.3) */

#endif
