/* zone.h: a time zone: what TZ or a file of the time zone database says.
 *
 *           times[0]          times[1]             times[count-1]
 *   ... kind 0 | kind index[0] | kind index[1] | ...   | the rule, for ever
 *
 * A zone out of TZ has no times and follows its rule always. */
#ifndef LIBC_MINI_ZONE_H
#define LIBC_MINI_ZONE_H

#include <time.h>
#include "libc.h"

/* What a clock on the wall shows at some time. */
struct zone_kind {
	long offset;            /* seconds east of Greenwich */
	int isdst;
	const char *name;       /* kept for ever: tm_zone points to it */
};

/* A day of each year and a time on it: POSIX.1-2017, XBD 8.3, "rule". */
struct zone_day {
	char form;              /* 'J': 1 … 365, 29 February not counted; 'n': 0 … 365; 'M' */
	int month, week, day;
	long seconds;           /* local time, may lie outside of the day */
};

struct zone_rule {
	int daylight;           /* has daylight saving time */
	struct zone_kind standard, summer;
	struct zone_day from, until;
};

struct zone {
	int has_rule;
	struct zone_rule rule;
	/* of a file (RFC 8536), as it is there: big-endian */
	size_t count, kind_count;
	size_t time_size;               /* 4 in version 1, else 8 */
	const unsigned char *times;     /* `count` of time_size bytes, ascending */
	const unsigned char *index;     /* `count`: the kind from that time on */
	const unsigned char *kinds;     /* each: offset (4), isdst (1), index of its name (1) */
	const char *names;
	unsigned char *file;            /* a mapping of our own */
	size_t file_size;
};

#define ZONE_KIND_SIZE 6
#define ZONE_OFFSET_MAX (26 * 3600L)    /* what RFC 8536 says; POSIX's are at most 24:59:59 */

/* zone_rule.c: takes a rule; 0, or -1 if it is none; what precedes a wrong place is taken. */
int __zone_rule(const char *text, struct zone_rule *rule) hidden;
/* The kind of time in force at a time. */
struct zone_kind __zone_rule_at(const struct zone_rule *rule, time_t time) hidden;
/* A name's copy that stays. */
const char *__zone_name(const char *name, size_t length) hidden;

/* zone_file.c: reads a file; 0, or -1 and the zone is as it was. */
int __zone_file(const char *path, struct zone *zone) hidden;
void __zone_file_drop(struct zone *zone) hidden;
struct zone_kind __zone_file_kind(const struct zone *zone, size_t kind) hidden;
/* Whether the file, and not the rule, says what is in force at a time. */
int __zone_file_at(const struct zone *zone, time_t time, struct zone_kind *kind) hidden;

/* tzset.c: the zone in force, TZ looked at again, and locked until given back. */
const struct zone *__zone_take(void) hidden;
void __zone_give(void) hidden;
struct zone_kind __zone_at(const struct zone *zone, time_t time) hidden;

struct tm *__localtime_r(const time_t *restrict time, struct tm *restrict tm) hidden;

#endif
