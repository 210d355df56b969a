/* sys/time.h: POSIX.1-2017 <sys/time.h>, and BSD's functions and macros. */
#ifndef _SYS_TIME_H
#define _SYS_TIME_H

#include <features.h>
#include <bits/timeval.h>
#include <sys/select.h>

struct itimerval {
	struct timeval it_interval;     /* of a periodic timer; zero: once */
	struct timeval it_value;        /* until it expires; zero: disarmed */
};

#ifdef __MINI_DEFAULT
struct timezone {
	int tz_minuteswest;
	int tz_dsttime;
};
#endif

#define ITIMER_REAL    0        /* SIGALRM */
#define ITIMER_VIRTUAL 1        /* SIGVTALRM */
#define ITIMER_PROF    2        /* SIGPROF */

__BEGIN_DECLS
/* All return 0, or -1 and errno. */
int gettimeofday(struct timeval *__restrict __tv, void *__restrict __zone);
/* A file's times of access and modification: times[0] and [1], or now if NULL. */
int utimes(const char *__path, const struct timeval __times[2]);
int getitimer(int __which, struct itimerval *__value);
int setitimer(int __which, const struct itimerval *__restrict __value,
	struct itimerval *__restrict __old);
#ifdef __MINI_DEFAULT
int settimeofday(const struct timeval *__tv, const struct timezone *__zone);
/* Slews the clock by *delta; *old: what was still to do of the slew before. */
int adjtime(const struct timeval *__delta, struct timeval *__old);
int futimes(int __fd, const struct timeval __times[2]);
int lutimes(const char *__path, const struct timeval __times[2]);
#endif
#ifdef __MINI_GNU
int futimesat(int __directory, const char *__path, const struct timeval __times[2]);
#endif
__END_DECLS

#ifdef __MINI_DEFAULT
#define timerisset(t) ((t)->tv_sec || (t)->tv_usec)
#define timerclear(t) ((t)->tv_sec = (t)->tv_usec = 0)
#define timercmp(a, b, op) \
	((a)->tv_sec == (b)->tv_sec ? (a)->tv_usec op (b)->tv_usec : (a)->tv_sec op (b)->tv_sec)
#define timeradd(a, b, sum) do { \
		(sum)->tv_sec = (a)->tv_sec + (b)->tv_sec; \
		(sum)->tv_usec = (a)->tv_usec + (b)->tv_usec; \
		if ((sum)->tv_usec >= 1000000) { \
			(sum)->tv_sec++; \
			(sum)->tv_usec -= 1000000; \
		} \
	} while (0)
#define timersub(a, b, difference) do { \
		(difference)->tv_sec = (a)->tv_sec - (b)->tv_sec; \
		(difference)->tv_usec = (a)->tv_usec - (b)->tv_usec; \
		if ((difference)->tv_usec < 0) { \
			(difference)->tv_sec--; \
			(difference)->tv_usec += 1000000; \
		} \
	} while (0)
#endif

#ifdef __MINI_GNU
#define TIMEVAL_TO_TIMESPEC(tv, ts) \
	((void)((ts)->tv_sec = (tv)->tv_sec, (ts)->tv_nsec = (tv)->tv_usec * 1000))
#define TIMESPEC_TO_TIMEVAL(tv, ts) \
	((void)((tv)->tv_sec = (ts)->tv_sec, (tv)->tv_usec = (ts)->tv_nsec / 1000))
#endif

#endif
