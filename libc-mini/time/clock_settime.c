/* clock_settime.c: what reads and sets clocks, apart from reading the time. */
#include <sys/time.h>
#include <sys/timex.h>
#include "clock.h"
#include "syscall.h"

int clock_getres(clockid_t clock, struct timespec *resolution)
{
	return (int)sys_result(sys_call(SYS_clock_getres, clock, resolution));
}

int clock_settime(clockid_t clock, const struct timespec *ts)
{
	return (int)sys_result(sys_call(SYS_clock_settime, clock, ts));
}

int clock_adjtime(clockid_t clock, struct timex *tx)
{
	return (int)sys_result(sys_call(SYS_clock_adjtime, clock, tx));
}

int adjtimex(struct timex *tx)
{
	return (int)sys_result(sys_call(SYS_adjtimex, tx));
}

weak_alias(adjtimex, ntp_adjtime);

int ntp_gettime(struct ntptimeval *ntp)
{
	struct timex tx = { .modes = 0 };
	int state = adjtimex(&tx);

	if (state < 0)
		return -1;
	*ntp = (struct ntptimeval){
		.time = tx.time, .maxerror = tx.maxerror, .esterror = tx.esterror, .tai = tx.tai,
	};
	return state;
}

int settimeofday(const struct timeval *tv, const struct timezone *zone)
{
	return (int)sys_result(sys_call(SYS_settimeofday, tv, zone));
}

int stime(const time_t *time)
{
	struct timespec ts = { *time, 0 };

	return clock_settime(CLOCK_REALTIME, &ts);
}

/* A slew of at most some 2,000 s, as the kernel's long of microseconds allows it everywhere. */
int adjtime(const struct timeval *delta, struct timeval *old)
{
	struct timex tx = { .modes = ADJ_OFFSET_SS_READ };

	if (delta) {
		if (delta->tv_sec > 2145 || delta->tv_sec < -2145
		 || delta->tv_usec > 1000000 || delta->tv_usec < -1000000)
			return (int)sys_result(-EINVAL);
		tx.modes = ADJ_OFFSET_SINGLESHOT;
		tx.offset = delta->tv_sec * 1000000 + delta->tv_usec;
	}
	if (adjtimex(&tx) < 0)
		return -1;
	if (old)
		*old = (struct timeval){ tx.offset / 1000000, tx.offset % 1000000 };
	return 0;
}
