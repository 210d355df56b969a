/* timer.c: the timers of POSIX.1-2017, which are the kernel's: a timer_t holds its number. */
#include <signal.h>
#include <time.h>
#include "syscall.h"

static int number_of(timer_t timer)
{
	return (int)(long)timer;
}

int timer_create(clockid_t clock, struct sigevent *restrict event, timer_t *restrict timer)
{
	int number;

	if (event && event->sigev_notify == SIGEV_THREAD)
		return (int)sys_result(-ENOTSUP);
	if (sys_result(sys_call(SYS_timer_create, clock, event, &number)))
		return -1;
	*timer = (timer_t)(long)number;
	return 0;
}

int timer_delete(timer_t timer)
{
	return (int)sys_result(sys_call(SYS_timer_delete, number_of(timer)));
}

int timer_settime(timer_t timer, int flags, const struct itimerspec *restrict value,
	struct itimerspec *restrict old)
{
	return (int)sys_result(sys_call(SYS_timer_settime, number_of(timer), flags, value, old));
}

int timer_gettime(timer_t timer, struct itimerspec *value)
{
	return (int)sys_result(sys_call(SYS_timer_gettime, number_of(timer), value));
}

int timer_getoverrun(timer_t timer)
{
	return (int)sys_result(sys_call(SYS_timer_getoverrun, number_of(timer)));
}
