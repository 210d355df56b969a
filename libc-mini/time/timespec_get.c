#include "clock.h"

int timespec_get(struct timespec *ts, int base)
{
	return base == TIME_UTC && !__clock_read(CLOCK_REALTIME, ts) ? base : 0;
}
