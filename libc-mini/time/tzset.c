/* tzset.c: from the variable TZ to a zone. What looks like a rule is one, as POSIX says; all else,
 * and "EST5EDT" without dates, for which POSIX leaves the dates open, is first looked for as a file. */
#include <stdlib.h>
#include <string.h>
#include "zone.h"

#define ZONE_FOLDER "/usr/share/zoneinfo"
#define DEFAULT_FILE "/etc/localtime"
#define TZ_MAX 1024             /* longer ones mean UTC */

/* Names that ISO C leaves to the program. */
hidden char *__tzname[2] = { "UTC", "UTC" };
hidden int __daylight;
hidden long __timezone;
weak_alias(__tzname, tzname);
weak_alias(__daylight, daylight);
weak_alias(__timezone, timezone);

static struct lock lock;
static struct zone zone;
static char taken[TZ_MAX] = "";
static enum { NEVER, UNSET, SET } state;

static int open_below(const char *folder, const char *name)
{
	char path[TZ_MAX + 64];
	size_t n = strlen(folder), m = strlen(name);

	if (n + m + 2 > sizeof path)
		return -1;
	memcpy(path, folder, n);
	path[n] = '/';
	memcpy(path + n + 1, name, m + 1);
	return __zone_file(path, &zone);
}

/* A program that has more rights than its caller reads no file of the caller's choice. */
static int open_zone(const char *name)
{
	const char *folder = getenv("TZDIR");

	if (!*name)
		return -1;
	if (__libc.secure) {
		if (*name == '/' || strstr(name, ".."))
			return -1;
		folder = NULL;
	}
	if (*name == '/')
		return __zone_file(name, &zone);
	return open_below(folder && *folder ? folder : ZONE_FOLDER, name);
}

static void set_zone(const char *tz)
{
	struct zone_rule rule;
	int is_rule;

	__zone_file_drop(&zone);
	if (!tz) {
		if (!__zone_file(DEFAULT_FILE, &zone))
			return;
		tz = "UTC0";
	}
	if (*tz == ':')
		tz++;
	if (!*tz || !strcmp(tz, "UTC"))
		tz = "UTC0";
	is_rule = !__zone_rule(tz, &rule);
	if ((is_rule && (!rule.daylight || strchr(tz, ','))) || open_zone(tz)) {
		zone.rule = rule;
		zone.has_rule = 1;
	}
}

/* tzname, timezone and daylight: the rule's; what the rule does not have, the file's last. */
static void publish(void)
{
	const struct zone_rule *rule = &zone.rule;
	struct zone_kind standard = { 0, 0, NULL }, summer = { 0, 1, NULL }, kind;

	for (size_t i = zone.count; i--;) {
		kind = __zone_file_kind(&zone, zone.index[i]);
		if (kind.isdst && !summer.name)
			summer = kind;
		if (!kind.isdst && !standard.name)
			standard = kind;
		if (summer.name && standard.name)
			break;
	}
	if (zone.has_rule) {
		standard = rule->standard;
		if (rule->daylight)
			summer = rule->summer;
	} else if (!standard.name) {
		standard = __zone_file_kind(&zone, 0);
	}
	__tzname[0] = (char *)standard.name;
	__tzname[1] = (char *)(summer.name ? summer.name : standard.name);
	__timezone = -standard.offset;
	__daylight = summer.name != NULL;
}

static void update(void)
{
	const char *tz = getenv("TZ");

	if (tz && strlen(tz) >= TZ_MAX)
		tz = "";
	if (state == (tz ? SET : UNSET) && (!tz || !strcmp(tz, taken)))
		return;
	state = tz ? SET : UNSET;
	if (tz)
		memcpy(taken, tz, strlen(tz) + 1);
	set_zone(tz ? taken : NULL);
	publish();
}

const struct zone *__zone_take(void)
{
	lock_take(&lock);
	update();
	return &zone;
}

void __zone_give(void)
{
	lock_give(&lock);
}

struct zone_kind __zone_at(const struct zone *z, time_t time)
{
	struct zone_kind kind;

	return __zone_file_at(z, time, &kind) ? kind : __zone_rule_at(&z->rule, time);
}

hidden void __tzset(void)
{
	__zone_take();
	__zone_give();
}

weak_alias(__tzset, tzset);
