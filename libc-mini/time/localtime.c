#include <errno.h>
#include "calendar.h"
#include "zone.h"

struct tm *__localtime_r(const time_t *restrict time, struct tm *restrict tm)
{
	struct zone_kind kind = __zone_at(__zone_take(), *time);
	time_t local;

	__zone_give();
	if (__builtin_add_overflow(*time, kind.offset, &local)) {
		errno = EOVERFLOW;
		return NULL;
	}
	if (__calendar_split(local, tm))
		return NULL;
	tm->tm_isdst = kind.isdst;
	tm->tm_gmtoff = kind.offset;
	tm->tm_zone = kind.name;
	return tm;
}

struct tm *localtime(const time_t *time)
{
	return __localtime_r(time, &__tm_static);
}

weak_alias(__localtime_r, localtime_r);
