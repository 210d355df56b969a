#include <time.h>
#include "syscall.h"

/* The thread's own processor time passes not while it sleeps: POSIX wants EINVAL. */
int clock_nanosleep(clockid_t clock, int flags, const struct timespec *request, struct timespec *rest)
{
	if (clock == CLOCK_THREAD_CPUTIME_ID)
		return EINVAL;
	return (int)-sys_call(SYS_clock_nanosleep, clock, flags, request, rest);
}
