/* zone_rule.c: the rules of the variable TZ: POSIX.1-2017, XBD 8.3, with RFC 8536's times of -167 to
 * 167 hours:
 *
 *   std offset [ dst [ offset ] [ ,date[/time],date[/time] ] ]
 *   EST5EDT,M3.2.0,M11.1.0      <+1030>-10:30<+11>-11,M10.1.0,M4.1.0 */
#include "calendar.h"
#include "zone.h"

#define NAME_MIN 3
#define HOURS_MAX 24            /* of an offset */
#define TIME_HOURS_MAX 167      /* of a date's time */
#define DEFAULT_DATES ",M3.2.0,M11.1.0"

static char names[4096];
static size_t names_used;

/* All names of the time zone database fit; when they do not, the first ones are given up. */
const char *__zone_name(const char *name, size_t length)
{
	size_t at = 0, i;

	if (length >= sizeof names / 4)
		length = sizeof names / 4 - 1;
	while (at < names_used) {
		for (i = 0; i < length && names[at + i] == name[i]; i++)
			;
		if (i == length && !names[at + i])
			return names + at;
		while (names[at++])
			;
	}
	if (at + length + 1 > sizeof names)
		at = 0;
	for (i = 0; i < length; i++)
		names[at + i] = name[i];
	names[at + length] = '\0';
	if (names_used < at + length + 1)
		names_used = at + length + 1;
	return names + at;
}

static int is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static int is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static int take_name(const char **s, const char **name)
{
	const char *start = *s, *end;

	if (*start == '<') {
		end = ++start;
		while (is_letter(*end) || is_digit(*end) || *end == '+' || *end == '-')
			end++;
		if (*end != '>')
			return -1;
		*s = end + 1;
	} else {
		end = start;
		while (is_letter(*end))
			end++;
		*s = end;
	}
	if (end - start < NAME_MIN)
		return -1;
	*name = __zone_name(start, (size_t)(end - start));
	return 0;
}

static int take_number(const char **s, int max, int *number)
{
	int n = 0;

	if (!is_digit(**s))
		return -1;
	for (; is_digit(**s); ++*s) {
		n = n * 10 + (**s - '0');
		if (n > max)
			return -1;
	}
	*number = n;
	return 0;
}

/* [+-]hh[:mm[:ss]] */
static int take_time(const char **s, int hours_max, long *seconds)
{
	int sign = 1, part = 0;
	long unit = 3600;

	if (**s == '+' || **s == '-')
		sign = *(*s)++ == '-' ? -1 : 1;
	if (take_number(s, hours_max, &part))
		return -1;
	*seconds = part * unit;
	for (unit = 60; unit && **s == ':'; unit /= 60) {
		++*s;
		if (take_number(s, 59, &part))
			return -1;
		*seconds += part * unit;
	}
	*seconds *= sign;
	return 0;
}

/* Jn | n | Mm.w.d, then [/time] */
static int take_day(const char **s, struct zone_day *day)
{
	day->form = **s == 'J' || **s == 'M' ? *(*s)++ : 'n';
	if (day->form == 'M') {
		if (take_number(s, 12, &day->month) || *(*s)++ != '.'
		 || take_number(s, 5, &day->week) || *(*s)++ != '.'
		 || take_number(s, 6, &day->day) || !day->month || !day->week)
			return -1;
	} else if (take_number(s, 365, &day->day) || (day->form == 'J' && !day->day)) {
		return -1;
	}
	day->seconds = 2 * 3600;
	if (**s != '/')
		return 0;
	++*s;
	return take_time(s, TIME_HOURS_MAX, &day->seconds);
}

static int take_dates(const char *s, struct zone_rule *rule)
{
	if (*s++ != ',' || take_day(&s, &rule->from) || *s++ != ',' || take_day(&s, &rule->until))
		return -1;
	return *s ? -1 : 0;
}

int __zone_rule(const char *s, struct zone_rule *rule)
{
	long west;

	*rule = (struct zone_rule){ .standard.name = "UTC", .summer.name = "UTC" };
	if (take_name(&s, &rule->standard.name))
		return -1;
	rule->summer.name = rule->standard.name;
	if (take_time(&s, HOURS_MAX, &west))
		return -1;
	rule->standard.offset = rule->summer.offset = -west;
	if (!*s)
		return 0;
	if (take_name(&s, &rule->summer.name)) {
		rule->summer.name = rule->standard.name;
		return -1;
	}
	rule->daylight = rule->summer.isdst = 1;
	rule->summer.offset = rule->standard.offset + 3600;
	if (*s && *s != ',') {
		if (take_time(&s, HOURS_MAX, &west))
			return -1;
		rule->summer.offset = -west;
	}
	if (!*s)
		s = DEFAULT_DATES;
	if (!take_dates(s, rule))
		return 0;
	take_dates(DEFAULT_DATES, rule);
	return -1;
}

/* Seconds from 1970 to the day and time of a year, on the wall. */
static long day_seconds(const struct zone_day *day, long year)
{
	static const char month_days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	int leap = __year_is_leap(year), month = day->month - 1, length, of_month;
	long first, days;

	if (day->form == 'J') {
		days = __calendar_days(year, 0, day->day + (leap && day->day > 59));
	} else if (day->form == 'n') {
		days = __calendar_days(year, 0, day->day + 1);
	} else {
		first = __calendar_days(year, month, 1);
		length = month_days[month] + (leap && month == 1);
		of_month = (day->day - __calendar_weekday(first) + 7) % 7 + (day->week - 1) * 7;
		days = first + (of_month < length ? of_month : of_month - 7);   /* 5: the last */
	}
	return days * SECONDS_PER_DAY + day->seconds;
}

struct zone_kind __zone_rule_at(const struct zone_rule *rule, time_t time)
{
	struct tm tm;
	long year, from, until, local;
	int summer;

	if (!rule->daylight || __builtin_add_overflow(time, rule->standard.offset, &local)
	 || __calendar_split(local, &tm))
		return rule->standard;
	year = 1900L + tm.tm_year;
	from = day_seconds(&rule->from, year) - rule->standard.offset;
	until = day_seconds(&rule->until, year) - rule->summer.offset;
	if (from < until)
		summer = time >= from && time < until;
	else
		summer = time >= from || time < until;
	return summer ? rule->summer : rule->standard;
}
