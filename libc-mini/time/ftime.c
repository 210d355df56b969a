#include <sys/timeb.h>
#include "clock.h"

int ftime(struct timeb *now)
{
	struct timespec ts;

	__clock_read(CLOCK_REALTIME, &ts);
	*now = (struct timeb){ .time = ts.tv_sec, .millitm = (unsigned short)(ts.tv_nsec / 1000000) };
	return 0;
}
