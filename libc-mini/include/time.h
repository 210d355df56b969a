/* time.h: ISO C11 7.27, POSIX.1-2017 <time.h>; clocks and timers as Linux has them.
 *
 * A time_t counts seconds since 1970-01-01 00:00:00 UTC, leap seconds not counted; it is signed and
 * has 64 bits. Local time follows the variable TZ (see tzset). */
#ifndef _TIME_H
#define _TIME_H

#include <features.h>
#include <bits/types.h>
#define __need_size_t
#define __need_NULL
#include <stddef.h>

typedef __time_t time_t;
typedef __clock_t clock_t;

#define CLOCKS_PER_SEC ((clock_t)1000000)

#if defined(__MINI_POSIX) || __STDC_VERSION__ >= 201112L || __cplusplus >= 201703L
#include <bits/timespec.h>
#endif

struct tm {
	int tm_sec;             /* 0 … 60 */
	int tm_min;             /* 0 … 59 */
	int tm_hour;            /* 0 … 23 */
	int tm_mday;            /* 1 … 31 */
	int tm_mon;             /* 0 … 11, January is 0 */
	int tm_year;            /* since 1900 */
	int tm_wday;            /* 0 … 6, Sunday is 0 */
	int tm_yday;            /* 0 … 365 */
	int tm_isdst;           /* daylight saving time: > 0 yes, 0 no, < 0 not known */
#ifdef __MINI_DEFAULT
	long tm_gmtoff;         /* seconds east of Greenwich */
	const char *tm_zone;    /* the zone's abbreviation; the library's */
#else
	long __tm_gmtoff;
	const char *__tm_zone;
#endif
};

__BEGIN_DECLS

/* The time now, also at *result unless that is NULL. */
time_t time(time_t *__result);
/* Processor time of the process in 1/CLOCKS_PER_SEC s; -1 if not known. */
clock_t clock(void);
double difftime(time_t __end, time_t __start);

/* Broken-down local time to seconds. Members may be out of range and are brought into it; tm_isdst
 * < 0 asks the library to find out. -1 and EOVERFLOW if time_t or tm_year cannot hold it. */
time_t mktime(struct tm *__tm);
/* Seconds to broken-down time, in storage of the library. NULL and EOVERFLOW as above. */
struct tm *gmtime(const time_t *__time);
struct tm *localtime(const time_t *__time);
/* "Thu Jan  1 00:00:00 1970\n", in storage of the library. */
char *asctime(const struct tm *__tm);
char *ctime(const time_t *__time);
/* Formats into s of `size` bytes; returns the length without the NUL, 0 if it does not fit. */
size_t strftime(char *__restrict __s, size_t __size, const char *__restrict __format,
	const struct tm *__restrict __tm);

#if defined(__MINI_POSIX) || __STDC_VERSION__ >= 201112L || __cplusplus >= 201703L
#define TIME_UTC 1
/* The time now at *ts; returns base, or 0 for a base that is not known (ISO C11 7.27.2.5). */
int timespec_get(struct timespec *__ts, int __base);
#endif

#ifdef __MINI_POSIX
typedef __clockid_t clockid_t;
typedef __timer_t timer_t;
typedef __pid_t pid_t;
typedef __locale_t locale_t;
struct sigevent;

struct itimerspec {
	struct timespec it_interval;    /* of a periodic timer; zero: once */
	struct timespec it_value;       /* until it expires; zero: disarmed */
};

#define CLOCK_REALTIME           0
#define CLOCK_MONOTONIC          1
#define CLOCK_PROCESS_CPUTIME_ID 2
#define CLOCK_THREAD_CPUTIME_ID  3
#define CLOCK_MONOTONIC_RAW      4
#define CLOCK_REALTIME_COARSE    5
#define CLOCK_MONOTONIC_COARSE   6
#define CLOCK_BOOTTIME           7
#define CLOCK_REALTIME_ALARM     8
#define CLOCK_BOOTTIME_ALARM     9
#define CLOCK_TAI                11
#define TIMER_ABSTIME            1

/* As those above, into storage of the caller; asctime_r and ctime_r need 26 bytes. */
struct tm *gmtime_r(const time_t *__restrict __time, struct tm *__restrict __result);
struct tm *localtime_r(const time_t *__restrict __time, struct tm *__restrict __result);
char *asctime_r(const struct tm *__restrict __tm, char *__restrict __s);
char *ctime_r(const time_t *__time, char *__s);
size_t strftime_l(char *__restrict __s, size_t __size, const char *__restrict __format,
	const struct tm *__restrict __tm, locale_t __locale);

/* Takes TZ: a POSIX rule ("CET-1CEST,M3.5.0,M10.5.0/3"), or a file's name, below TZDIR or
 * /usr/share/zoneinfo, or absolute, with or without a leading ':'. Unset: /etc/localtime. What
 * cannot be used means UTC. */
void tzset(void);
extern char *tzname[2];         /* abbreviations of standard and of daylight saving time */

/* Clocks: 0, or -1 and errno (EINVAL: no such clock). */
int clock_gettime(clockid_t __clock, struct timespec *__ts);
int clock_getres(clockid_t __clock, struct timespec *__resolution);
int clock_settime(clockid_t __clock, const struct timespec *__ts);
/* Sleeps: nanosleep answers -1 and errno, clock_nanosleep the error itself. *rest, unless NULL:
 * what was left of a relative sleep that a signal ended (EINTR). */
int nanosleep(const struct timespec *__request, struct timespec *__rest);
int clock_nanosleep(clockid_t __clock, int __flags, const struct timespec *__request,
	struct timespec *__rest);
/* The processor-time clock of a process; the error itself (ESRCH). */
int clock_getcpuclockid(pid_t __pid, clockid_t *__clock);

/* Timers of the process (timer_create(2)); SIGEV_THREAD answers ENOTSUP: there are no threads. */
int timer_create(clockid_t __clock, struct sigevent *__restrict __event, timer_t *__restrict __timer);
int timer_delete(timer_t __timer);
int timer_settime(timer_t __timer, int __flags, const struct itimerspec *__restrict __value,
	struct itimerspec *__restrict __old);
int timer_gettime(timer_t __timer, struct itimerspec *__value);
int timer_getoverrun(timer_t __timer);
#endif

#ifdef __MINI_XSI
/* Reads s after `format` into *tm, only the members that the format names, and what follows from
 * them; returns the first byte not read, or NULL. */
char *strptime(const char *__restrict __s, const char *__restrict __format, struct tm *__restrict __tm);
extern int daylight;            /* the zone has daylight saving time at some time */
extern long timezone;           /* seconds west of Greenwich of standard time */
/* Reads s after the formats in the file that DATEMSK names; NULL and getdate_err 1 … 8. */
struct tm *getdate(const char *__s);
extern int getdate_err;
#endif

#ifdef __MINI_DEFAULT
/* As mktime, for UTC; timelocal is mktime. */
time_t timegm(struct tm *__tm);
time_t timelocal(struct tm *__tm);
/* Days of a year of the Gregorian calendar. */
int dysize(int __year);
int stime(const time_t *__time);
#endif

#ifdef __MINI_GNU
char *strptime_l(const char *__restrict __s, const char *__restrict __format,
	struct tm *__restrict __tm, locale_t __locale);
struct timex;
/* As adjtimex, for any clock: the clock's state TIME_OK …, or -1 and errno. */
int clock_adjtime(clockid_t __clock, struct timex *__tx);
#endif

__END_DECLS

#endif
