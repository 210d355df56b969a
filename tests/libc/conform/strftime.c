/* strftime: formats for some times; week numbers round each turn of a year; flags and widths. */
#include <stdlib.h>
#include <time.h>
#include <wchar.h>
#include "show.h"

static void row(const char *format, const struct tm *tm, const char *mark)
{
	char text[300], name[100];
	size_t n = strftime(text, sizeof text, format, tm);

	snprintf(name, sizeof name, "strftime <%s> %d-%d-%d%s", format, tm->tm_year, tm->tm_mon, tm->tm_mday, mark);
	for (char *p = name; *p; p++)
		*p = *p == ':' ? ';' : *p == '\n' ? '|' : *p;
	text[n] = '\0';
	show(name, "%zu <%s>", n, text);
}

/* All days from 27 December to 6 January of 60 years, as one number. */
static void weeks(const char *format)
{
	unsigned long hash = 5381;
	char text[40], name[60];

	for (int year = 70; year < 130; year++)
		for (int day = -4; day <= 6; day++) {
			struct tm tm = { .tm_year = year, .tm_mday = day, .tm_hour = 12 };

			timegm(&tm);
			strftime(text, sizeof text, format, &tm);
			for (char *p = text; *p; p++)
				hash = hash * 33 + (unsigned char)*p;
		}
	snprintf(name, sizeof name, "strftime weeks <%s>", format);
	show(name, "%lx", hash);
}

int main(void)
{
	static const char *const standard[] = { "%a", "%A", "%b", "%B", "%c", "%C", "%d", "%D", "%e", "%F", "%g", "%G", "%h",
		"%H", "%I", "%j", "%m", "%M", "%n", "%p", "%r", "%R", "%S", "%t", "%T", "%u", "%U", "%V", "%w", "%W", "%x",
		"%X", "%y", "%Y", "%%", "%Ec", "%EC", "%Ex", "%EX", "%Ey", "%EY", "%Od", "%Oe", "%OH", "%OI", "%Om", "%OM",
		"%OS", "%Ou", "%OU", "%OV", "%Ow", "%OW", "%Oy", "%z", "a%Yb%mc", "plain", "%Y-%m-%dT%H:%M:%S%z",
		"%-d", "%-m", "%-H", "%-I", "%-M", "%_d", "%_H", "%_m", "%0e" };
	static const char *const gnu[] = { "%^a", "%^A", "%^b", "%#a", "%#p", "%#Z", "%^Z", "%10a", "%-10a", "%_10d",
		"%10d", "%010d", "%5Y", "%_5Y", "%-5Y", "%-y", "%_y", "%3d", "%-3d", "%^c", "%20c", "%^20c", "%020c", 
		"%20D", "%_20T", "%-e", "%0k", "%3e", "%03e", "%q", "%E", "%O", "%", "x%", "%_C", "%3C", "%10%",
		"%4n", "%5p", "%#P", "%_3S", "%015s", "%15s", "%G", "%10G", "%Eq", "%k", "%l", "%P", "%s", "%4j", "%-j", "%_j" };
	static const char *const plus[] = { "%12F", "%C", "%y", "%+4Y", "%+5Y", "%+6Y", "%+3C", "%+F", "%+11F", "%+5G" };
	struct tm some[] = {
		{ .tm_sec = 5, .tm_min = 4, .tm_hour = 3, .tm_mday = 2, .tm_mon = 0, .tm_year = 106, .tm_wday = 1, .tm_yday = 1 },
		{ .tm_sec = 60, .tm_min = 59, .tm_hour = 23, .tm_mday = 31, .tm_mon = 11, .tm_year = 99, .tm_wday = 5, .tm_yday = 364 },
		{ .tm_hour = 12, .tm_mday = 29, .tm_mon = 1, .tm_year = 100, .tm_wday = 2, .tm_yday = 59, .tm_isdst = 1 },
		{ .tm_mday = 1, .tm_mon = 6, .tm_year = 8100, .tm_wday = 0, .tm_yday = 181 },
	};
	struct tm early = { .tm_mday = 1, .tm_year = -1800, .tm_wday = 3 }, bad = { .tm_wday = 8, .tm_mon = 12, .tm_mday = 1 };
	char small[8];
	wchar_t wide[60];

	setenv("TZ", "XYZ-3", 1);
	tzset();
	for (size_t k = 0; k < sizeof some / sizeof *some; k++) {
		some[k].tm_zone = "XyZ";
		some[k].tm_gmtoff = k == 1 ? -12600 : 10800;
		for (size_t i = 0; i < sizeof standard / sizeof *standard; i++)
			row(standard[i], &some[k], k == 3 ? " [musl]" : "");    /* 10000: no sign in glibc */
		for (size_t i = 0; i < sizeof gnu / sizeof *gnu; i++)
			if (k != 3)
				row(gnu[i], &some[k], " [glibc]");       /* GNU's flags: musl knows few of them */
		for (size_t i = 0; i < sizeof plus / sizeof *plus; i++)
			row(plus[i], &some[k], " [musl]");       /* POSIX's +: not yet in glibc 2.36 */
	}
	row("%Z", &(struct tm){ .tm_mday = 1, .tm_zone = "ABC" }, " [glibc]");  /* musl knows only its own */
	row("%Y", &early, " [musl]");    /* four digits, as ISO 8601 has it */
	row("%F", &early, " [musl]");
	row("%a %A %b %B", &bad, " [glibc]");
	row("%z", &(struct tm){ .tm_isdst = -1, .tm_gmtoff = 3600 }, "");
	row("%p", &(struct tm){ .tm_hour = 12 }, "");
	row("%I", &(struct tm){ .tm_hour = 0 }, "");
	for (const char *const *f = (const char *const[]){ "%G-%V-%u", "%g", "%U", "%W", "%j", "%y%C", NULL }; *f; f++)
		weeks(*f);
	show("strftime exact", "%zu %s", strftime(small, 8, "1234567", some), small);
	show("strftime too long", "%zu", strftime(small, 8, "12345678", some));
	show("strftime too long conversion", "%zu", strftime(small, 4, "%Y", some));
	show("strftime fits", "%zu", strftime(small, 5, "%Y", some));
	show("strftime size 0", "%zu", strftime(small, 0, "", some));
	show("strftime empty", "%zu %d", strftime(small, 1, "", some), small[0]);
	show("wcsftime", "%zu %ls", wcsftime(wide, 60, L"%Y-%m-%d %A x", some), wide);
	show("wcsftime too long", "%zu", wcsftime(wide, 4, L"%Y", some));
	show("wcsftime fits", "%zu", wcsftime(wide, 5, L"%Y", some));
	return 0;
}
