#include "clock.h"

time_t time(time_t *result)
{
	struct timespec ts;

	__clock_read(CLOCK_REALTIME, &ts);
	if (result)
		*result = ts.tv_sec;
	return ts.tv_sec;
}
