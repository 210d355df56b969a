/* strptime: text, format; the members that it set, and where it stopped. */
#include <stdlib.h>
#include <time.h>
#include "show.h"

static void row(const char *s, const char *format, const char *mark)
{
	struct tm tm = { .tm_sec = -7, .tm_min = -7, .tm_hour = -7, .tm_mday = 1, .tm_mon = 0, .tm_year = 70,
		.tm_wday = -7, .tm_yday = -7, .tm_isdst = -1 };
	char name[200];
	const char *end = strptime(s, format, &tm);

	snprintf(name, sizeof name, "strptime <%s> <%s>%s", s, format, mark);
	for (char *p = name; *p; p++)
		*p = *p == ':' ? ';' : *p;
	if (end)
		show(name, "%d-%d-%d %d.%d.%d w%d y%d off %ld rest <%s>", tm.tm_year, tm.tm_mon, tm.tm_mday, tm.tm_hour,
			tm.tm_min, tm.tm_sec, tm.tm_wday, tm.tm_yday, tm.tm_gmtoff, end);
	else
		show(name, "NULL");
}

int main(void)
{
	/* wday and yday are worked out by glibc alone: rows with dates are glibc's, those of times both's */
	static const struct { const char *s, *format; } times[] = {
		{ "12:34:56", "%H:%M:%S" }, { "12:34:56", "%T" }, { "12:34", "%R" }, { "01:02:03 PM", "%I:%M:%S %p" },
		{ "12:00:00 AM", "%r" }, { "12:00:00 PM", "%r" }, { "12 pm", "%I %p" }, 
		{ "24", "%H" }, { "23", "%H" }, { "60", "%S" }, { "62", "%S" },
		{ "13", "%I" }, { "0", "%I" }, { "7", "%H" }, { "123", "%H" }, 
		{ "a7", "%H" }, { "", "%H" }, { "x", "x" }, { "x", "y" }, { "%", "%%" }, { "x y", "x%ny" },
		{ "xy", "x%ty" }, { "x  \t y", "x y" }, { "xy", "x y" }, { "12rest", "%H" }, { "", "" }, { "a", "" },
		{ "monday", "%a" }, { "Mon", "%A" }, { "Mo", "%a" }, { "sunday", "%A" }, { "TUE", "%a" }, { "3", "%w" }, { "7", "%w" },
	};
	static const struct { const char *s, *format; } dates[] = {
		{ " 7", "%H" },
		{ "1 2", "%H%M" },
		{ "pm 3", "%p %I" },
		{ "61", "%S" },
		{ "60", "%M" },
		{ "2026-11-23", "%Y-%m-%d" }, { "2026-11-23", "%F" }, { "11/23/26", "%D" }, { "11/23/26", "%x" },
		{ "23 November 2026", "%d %B %Y" }, { "23 nov 2026", "%d %b %Y" }, { "2026 327", "%Y %j" },
		{ "1856 191", "%Y %j" }, { "1856-07-09", "%Y-%m-%d" }, { "2000 60", "%Y %j" }, { "1900 60", "%Y %j" },
		{ "2026 47 1", "%Y %U %w" }, { "2026 47 1", "%Y %W %w" }, { "2026 0 4", "%Y %U %w" },
		{ "2026 47 Mon", "%Y %W %a" }, { "53", "%y" }, { "68", "%y" }, { "69", "%y" }, { "99", "%y" },
		{ "20", "%C" }, { "20 26", "%C %y" }, { "19 69", "%C %y" }, { "69 20", "%y %C" },
		{ "Mon Nov 23 10:11:12 2026", "%c" }, { "2026-02-29", "%Y-%m-%d" }, { "32", "%d" }, { "0", "%d" },
		{ "13", "%m" }, { "0", "%m" }, { "366", "%j" }, { "367", "%j" }, { "0", "%j" }, { "12345", "%Y" },
		{ "0099", "%Y" }, { "5", "%d" }, { " 5", "%e" }, { "3", "%u" }, { "7", "%u" }, { "0", "%u" },
		{ "1700000000", "%s" }, { "0", "%s" }, { "x", "%s" }, { "+0100", "%z" }, { "-0530", "%z" },
		{ "+01:30", "%z" }, { "+05", "%z" }, { "Z", "%z" }, { "+1", "%z" }, { "0100", "%z" }, { "-1260", "%z" },
		{ "2026", "%EY" }, { "26", "%Oy" }, { "05", "%Od" }, { "2026-11-23T10:11:12Z", "%Y-%m-%dT%H:%M:%SZ" },
		{ "2026 11 23 x", "%Y %m %d %q" }, { "2026-11-23 10", "%Y-%m-%d%n%H" }, { "November", "%h" },
		{ "Nov 5", "%b %d" }, { "5 Nov", "%d %b" }, { "may", "%B" }, { "  7", "%k" }, { " 7", "%l" },
	};
	struct tm tm = { .tm_mday = 0 };

	for (size_t i = 0; i < sizeof times / sizeof *times; i++)
		row(times[i].s, times[i].format, "");
	for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
		row(dates[i].s, dates[i].format, " [glibc]");
	/* What both agree upon of dates. */
	show("strptime F [glibc]", "%d", strptime("2011-06-08", "%F", &tm) && tm.tm_year == 111 && tm.tm_mon == 5 && tm.tm_mday == 8);
	show("strptime Ymd", "%d", strptime("1856-07-10", "%Y-%m-%d", &tm) && tm.tm_year == -44 && tm.tm_mon == 6);
	return 0;
}
