/* mktime.c: from the clock on the wall to the time. Most times are there once a year; in autumn some
 * are there twice, in spring some never; and the caller may say of a summer's day that it means
 * winter time. */
#include <errno.h>
#include "calendar.h"
#include "zone.h"

/* How far and in which steps another kind of time is looked for: a step is less than the shortest
 * summer time there was (a week, Recife 2000); 7 years each way. */
#define NEAR_STEP 600000L
#define NEAR_MAX 229000000L

static int differs(int wanted, int isdst)
{
	return wanted >= 0 && !wanted != !isdst;
}

/* The time at which the clock shows `local`, if it shows it with the offset of `kind`. */
static int shows(const struct zone *zone, time_t local, const struct zone_kind *kind)
{
	return __zone_at(zone, local - kind->offset).offset == kind->offset;
}

/* The offset that is meant by `local`: that of the kind before or after a change that is near. */
static long offset_of(const struct zone *zone, time_t local, int isdst)
{
	struct zone_kind before = __zone_at(zone, local - ZONE_OFFSET_MAX);
	struct zone_kind after = __zone_at(zone, local + ZONE_OFFSET_MAX);
	int old = shows(zone, local, &before), new = shows(zone, local, &after);

	if (before.offset == after.offset)
		return after.offset;
	if (old && new)         /* twice */
		return (isdst < 0 ? after.isdst : differs(isdst, after.isdst)) ? before.offset : after.offset;
	if (old || new)
		return old ? before.offset : after.offset;
	/* never: the clock was put forward from `before` to `after`; reckoned with the first it is after
	 * the change, with the second before it. */
	return isdst >= 0 && !differs(isdst, after.isdst) && before.isdst != after.isdst
		? after.offset : before.offset;
}

/* The nearest time, before or after, in which the other kind is in force says what that kind's
 * offset is. Where there is none, summer time is taken to be an hour. */
static time_t with_kind(const struct zone *zone, time_t local, time_t time, int isdst)
{
	struct zone_kind kind = __zone_at(zone, time);

	if (!differs(isdst, kind.isdst))
		return time;
	for (long away = NEAR_STEP; away < NEAR_MAX; away += NEAR_STEP)
		for (int sign = -1; sign <= 1; sign += 2) {
			kind = __zone_at(zone, time + sign * away);
			if (!differs(isdst, kind.isdst))
				return local - kind.offset;
		}
	return time + (isdst ? -3600 : 3600);
}

time_t mktime(struct tm *tm)
{
	const struct zone *zone = __zone_take();
	time_t local = __calendar_seconds(tm), time;
	struct tm result;

	time = local - offset_of(zone, local, tm->tm_isdst);
	time = with_kind(zone, local, time, tm->tm_isdst);
	__zone_give();
	if (!__localtime_r(&time, &result))
		return -1;
	*tm = result;
	return time;
}

weak_alias(mktime, timelocal);
