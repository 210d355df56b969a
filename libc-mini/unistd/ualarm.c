#include <sys/time.h>
#include <unistd.h>
#include "syscall.h"

useconds_t ualarm(useconds_t microseconds, useconds_t interval)
{
	struct itimerval former = { 0 }, timer = {
		.it_value = { microseconds / 1000000, microseconds % 1000000 },
		.it_interval = { interval / 1000000, interval % 1000000 },
	};

	sys_call(SYS_setitimer, ITIMER_REAL, &timer, &former);
	return (useconds_t)(former.it_value.tv_sec * 1000000 + former.it_value.tv_usec);
}
