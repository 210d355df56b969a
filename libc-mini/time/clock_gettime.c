/* clock_gettime.c: POSIX.1-2017. The vDSO is looked for once. */
#include "clock.h"
#include "syscall.h"

typedef int vdso_clock(clockid_t clock, struct timespec *ts);

static int by_system_call(clockid_t clock, struct timespec *ts)
{
	return (int)sys_call(SYS_clock_gettime, clock, ts);
}

static int first_time(clockid_t clock, struct timespec *ts);
static vdso_clock *volatile read_clock = first_time;

static int first_time(clockid_t clock, struct timespec *ts)
{
	vdso_clock *function = (vdso_clock *)__vdso_function("__vdso_clock_gettime");

	read_clock = function ? function : by_system_call;
	return read_clock(clock, ts);
}

int __clock_read(clockid_t clock, struct timespec *ts)
{
	return read_clock(clock, ts);
}

hidden int __clock_gettime(clockid_t clock, struct timespec *ts)
{
	return (int)sys_result(__clock_read(clock, ts));
}

weak_alias(__clock_gettime, clock_gettime);
