#include "clock.h"

clock_t clock(void)
{
	struct timespec ts;

	if (__clock_read(CLOCK_PROCESS_CPUTIME_ID, &ts))
		return -1;
	return ts.tv_sec * CLOCKS_PER_SEC + ts.tv_nsec / (NANOSECONDS / CLOCKS_PER_SEC);
}
