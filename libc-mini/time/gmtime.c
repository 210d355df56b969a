#include "calendar.h"

hidden struct tm *__gmtime_r(const time_t *restrict time, struct tm *restrict tm)
{
	if (__calendar_split(*time, tm))
		return NULL;
	tm->tm_isdst = 0;
	tm->tm_gmtoff = 0;
	tm->tm_zone = "GMT";
	return tm;
}

struct tm *gmtime(const time_t *time)
{
	return __gmtime_r(time, &__tm_static);
}

weak_alias(__gmtime_r, gmtime_r);
