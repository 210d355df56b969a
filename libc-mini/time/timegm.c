#include <errno.h>
#include "calendar.h"

time_t timegm(struct tm *tm)
{
	time_t seconds = __calendar_seconds(tm);

	if (__calendar_split(seconds, tm))
		return -1;
	tm->tm_isdst = 0;
	tm->tm_gmtoff = 0;
	tm->tm_zone = "GMT";
	return seconds;
}
