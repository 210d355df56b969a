#include <linux/futex.h>
#include "pthread_.h"

int __futex_wait(volatile int *word, int value, int shared, clockid_t clock,
	const struct timespec *until)
{
	int operation = FUTEX_WAIT_BITSET | (shared ? 0 : FUTEX_PRIVATE_FLAG);

	if (until) {
		if (until->tv_nsec < 0 || until->tv_nsec >= 1000000000
		 || (clock != CLOCK_REALTIME && clock != CLOCK_MONOTONIC))
			return EINVAL;
		if (until->tv_sec < 0)
			return ETIMEDOUT;
		if (clock == CLOCK_REALTIME)
			operation |= FUTEX_CLOCK_REALTIME;
	}
	return (int)-sys_call(SYS_futex, word, operation, value, until, 0, FUTEX_BITSET_MATCH_ANY);
}

void __futex_wake(volatile int *word, int count, int shared)
{
	sys_call(SYS_futex, word, FUTEX_WAKE | (shared ? 0 : FUTEX_PRIVATE_FLAG), count);
}
