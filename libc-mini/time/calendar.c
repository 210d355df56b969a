/* calendar.c: the Gregorian calendar, extended without end in both directions. A year is taken to
 * begin in March, so that the leap day is its last; 400 of them are an era of 146,097 days. */
#include <errno.h>
#include <limits.h>
#include "calendar.h"

#define ERA_YEARS 400
#define ERA_DAYS 146097
#define EPOCH_DAYS 719468       /* from 0000-03-01 to 1970-01-01 */

struct tm __tm_static;

static long floor_divide(long a, long b)
{
	return a / b - (a % b < 0);
}

int __year_is_leap(long year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int __calendar_weekday(long days)
{
	return (int)(((days + 4) % 7 + 7) % 7);         /* 1970-01-01 was a Thursday */
}

long __calendar_days(long year, int month, long day)
{
	long march_year = year - (month < 2);
	long era = floor_divide(march_year, ERA_YEARS);
	long of_era = march_year - era * ERA_YEARS;
	long march_month = (month + 10) % 12;
	/* (153 m + 2) / 5 is the number of days in the m months from March on */
	long of_year = (153 * march_month + 2) / 5 + day - 1;

	return era * ERA_DAYS + of_era * 365 + of_era / 4 - of_era / 100 + of_year - EPOCH_DAYS;
}

/* No sum here overflows: each member is an int, 2^31 years are 2^56 seconds. */
time_t __calendar_seconds(const struct tm *tm)
{
	long years = floor_divide(tm->tm_mon, 12);
	int month = (int)(tm->tm_mon - years * 12);
	long days = __calendar_days(1900L + tm->tm_year + years, month, tm->tm_mday);

	return days * SECONDS_PER_DAY + tm->tm_hour * 3600L + tm->tm_min * 60L + tm->tm_sec;
}

int __calendar_split(time_t seconds, struct tm *tm)
{
	long days = floor_divide(seconds, SECONDS_PER_DAY);
	long second = (seconds % SECONDS_PER_DAY + SECONDS_PER_DAY) % SECONDS_PER_DAY;
	long shifted = days + EPOCH_DAYS;
	long era = floor_divide(shifted, ERA_DAYS);
	long of_era = shifted - era * ERA_DAYS;
	/* leap days before it taken away, each year has 365 */
	long year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	long of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	long march_month = (5 * of_year + 2) / 153;
	long year = era * ERA_YEARS + year_of_era + (march_month >= 10);

	if (year - 1900 < INT_MIN || year - 1900 > INT_MAX) {
		errno = EOVERFLOW;
		return -1;
	}
	tm->tm_sec = (int)(second % 60);
	tm->tm_min = (int)(second / 60 % 60);
	tm->tm_hour = (int)(second / 3600);
	tm->tm_mday = (int)(of_year - (153 * march_month + 2) / 5 + 1);
	tm->tm_mon = (int)((march_month + 2) % 12);
	tm->tm_year = (int)(year - 1900);
	tm->tm_wday = __calendar_weekday(days);
	tm->tm_yday = (int)(days - __calendar_days(year, 0, 1));
	return 0;
}
