#include "time_names.h"
#include "zone.h"

char *ctime_r(const time_t *time, char *s)
{
	struct tm tm;

	return __localtime_r(time, &tm) ? __asctime_r(&tm, s) : NULL;
}
