/* tz: each zone of the machine's database: all its hours that could be a change's, from 1900 to 2100,
 * as one number; TZ's own rules; mktime in gaps and folds. A machine without the database prints the
 * same lines with "absent", whatever the library. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include "show.h"

static unsigned long mix(unsigned long hash, unsigned long value)
{
	return (hash ^ value) * 0x100000001b3UL;
}

static unsigned long mix_tm(unsigned long hash, const struct tm *tm, int names)
{
	hash = mix(hash, (unsigned long)tm->tm_gmtoff);
	hash = mix(hash, (unsigned long)tm->tm_isdst);
	hash = mix(hash, (unsigned long)(tm->tm_sec + 100 * (tm->tm_min + 100 * (tm->tm_hour + 100 * tm->tm_mday))));
	hash = mix(hash, (unsigned long)(tm->tm_mon + 100L * tm->tm_year + tm->tm_wday * 7 + tm->tm_yday));
	for (const char *p = names ? tm->tm_zone : ""; *p; p++)
		hash = mix(hash, (unsigned char)*p);
	return hash;
}

static void set_zone(const char *tz)
{
	setenv("TZ", tz, 1);
	tzset();
}

/* Changes are looked for in steps of 6 days, then found to the second. */
static unsigned long changes(time_t from, time_t to, int *count)
{
	unsigned long hash = 0xcbf29ce484222325UL;
	time_t t = from;
	struct tm a, b;

	localtime_r(&t, &a);
	*count = 0;
	for (; t < to; t += 6 * 86400) {
		time_t next = t + 6 * 86400, low = t, high = next;

		localtime_r(&next, &b);
		if (a.tm_gmtoff != b.tm_gmtoff || a.tm_isdst != b.tm_isdst) {
			while (high - low > 1) {
				time_t middle = low + (high - low) / 2;
				struct tm m;

				localtime_r(&middle, &m);
				if (m.tm_gmtoff == a.tm_gmtoff && m.tm_isdst == a.tm_isdst)
					low = middle;
				else
					high = middle;
			}
			localtime_r(&high, &b);
			hash = mix_tm(mix(hash, (unsigned long)high), &b, 1);
			++*count;
		}
		localtime_r(&next, &a);
	}
	return hash;
}

static void zone(const char *tz, time_t from, const char *mark)
{
	char name[100];
	int count;
	unsigned long hash;

	set_zone(tz);
	hash = changes(from, 4102444800, &count);
	snprintf(name, sizeof name, "tz %s%s", tz, mark);
	for (char *p = name; *p; p++)
		*p = *p == ':' ? ';' : *p;
	show(name, "%d changes, %lx", count, hash);
}

static void make(const char *tz, int year, int month, int day, int hour, int minute, int isdst, const char *mark)
{
	struct tm tm = { .tm_year = year - 1900, .tm_mon = month - 1, .tm_mday = day, .tm_hour = hour,
		.tm_min = minute, .tm_isdst = isdst };
	char name[120];
	time_t t;

	set_zone(tz);
	t = mktime(&tm);
	snprintf(name, sizeof name, "mktime %s %d-%d-%d %d.%d %d%s", tz, year, month, day, hour, minute, isdst, mark);
	show(name, "%ld %d.%d.%d dst %d off %ld wday %d yday %d", (long)t, tm.tm_mday, tm.tm_hour, tm.tm_min,
		tm.tm_isdst, tm.tm_gmtoff, tm.tm_wday, tm.tm_yday);
}

static void names(const char *tz, const char *mark)
{
	char name[100];

	set_zone(tz);
	snprintf(name, sizeof name, "tzname %s%s", tz, mark);
	for (char *p = name; *p; p++)
		*p = *p == ':' ? ';' : *p;
	show(name, "%s %s %ld %d", tzname[0], tzname[1], timezone, daylight != 0);
}

static void bad_file(const char *what, const void *bytes, size_t size)
{
	FILE *f = fopen("zone", "w");
	char path[4096], name[60];
	struct tm tm;
	time_t t = 1700000000;

	fwrite(bytes, 1, size, f);
	fclose(f);
	if (!getcwd(path, sizeof path - 8))
		return;
	strcat(path, "/zone");
	set_zone("UTC0");       /* so that the next one is read anew */
	set_zone(path);
	localtime_r(&t, &tm);
	snprintf(name, sizeof name, "tz bad file %s", what);
	show(name, "%ld", (long)tm.tm_gmtoff);
}

/* A file with one kind of time, an hour east, as version 1. */
static const unsigned char good[] = "TZif\0" "012345678901234" "\0\0\0\0" "\0\0\0\0" "\0\0\0\0" "\0\0\0\0"
	"\0\0\0\1" "\0\0\0\4" "\0\0\x0e\x10" "\0" "\0" "ABC";

static void bad_files(void)
{
	unsigned char bytes[sizeof good];
	char name[40];

	bad_file("empty [glibc]", "", 0);
	bad_file("text [glibc]", "this is no zone at all, but long enough to have a header of 44 bytes", 68);
	/* cut at every length, each byte of the counts made large */
	for (size_t n = 1; n < sizeof good - 1; n += 5) {
		snprintf(name, sizeof name, "cut at %zu [glibc]", n);
		bad_file(name, good, n);
	}
	for (size_t i = 20; i < 44; i++) {
		memcpy(bytes, good, sizeof good);
		bytes[i] = 0xff;
		snprintf(name, sizeof name, "count %zu [glibc]", i);
		bad_file(name, bytes, sizeof good);
	}
}

int main(void)
{
	static const char *const zones[] = { "Europe/Berlin", "Europe/London", "Europe/Dublin", "Europe/Moscow",
		"Europe/Lisbon", "Europe/Istanbul", "America/New_York", "America/Los_Angeles", "America/Sao_Paulo",
		"America/St_Johns", "America/Caracas", "America/Havana", "America/Nuuk", "America/Argentina/Buenos_Aires",
		"America/Recife", "America/Indiana/Knox", "Asia/Tokyo", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Tehran",
		"Asia/Jerusalem", "Asia/Gaza", "Asia/Pyongyang", "Asia/Shanghai", "Africa/Casablanca", "Africa/Cairo",
		"Africa/Monrovia", "Africa/Windhoek", "Antarctica/Troll", "Antarctica/Casey", "Australia/Sydney",
		"Australia/Lord_Howe", "Australia/Eucla", "Pacific/Apia", "Pacific/Auckland", "Pacific/Chatham",
		"Pacific/Kiritimati", "Pacific/Honolulu", "Pacific/Norfolk", "Etc/GMT+12", "Etc/UTC", "EST", "MET",
		":Asia/Dubai", ":Europe/Paris" };
	static const char *const rules[] = { "UTC0", "EST5", "EST5EDT,M3.2.0,M11.1.0", "CET-1CEST,M3.5.0,M10.5.0/3",
		"<+03>-3", "<-03>3<-02>,M3.5.0/-2,M10.5.0/-1", "IST-1GMT0,M10.5.0,M3.5.0/1", "EST5EDT4,J60/0,J300/24",
		"XXX-12:30:15YYY-13,59,300/167", "AEST-10AEDT,M10.1.0,M4.1.0/3", "ABC5:30", "ABC-5:30:15",
		"ABC5DEF6,M3.2.0/2:30:30,M11.1.0/1:15", "ABC5DEF,M2.5.0,M9.5.6", "ABC5DEF,0,364", "NZST-12NZDT,M9.5.0,M4.1.0/3" };
	char name[100];

	for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
		snprintf(name, sizeof name, "/usr/share/zoneinfo/%s", zones[i] + (*zones[i] == ':'));
		if (access(name, R_OK))
			show(zones[i] + (*zones[i] == ':'), "absent");
		else    /* musl does not read the rule at the end of every file as glibc does: see LMT */
			zone(zones[i], -2208988800, " [glibc]");
	}
	/* glibc takes years before 1970 for 1970 in rules, musl reads them all */
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		zone(rules[i], 63072000, "");
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		names(rules[i], strstr(rules[i], ",") ? "" : " [glibc]");
	for (int isdst = -1; isdst <= 1; isdst++) {
		make("CET-1CEST,M3.5.0,M10.5.0/3", 2026, 3, 29, 2, 30, isdst, isdst ? " [glibc]" : "");
		make("CET-1CEST,M3.5.0,M10.5.0/3", 2026, 10, 25, 2, 30, isdst, isdst < 0 ? " [glibc]" : "");
		make("CET-1CEST,M3.5.0,M10.5.0/3", 2026, 7, 1, 12, 0, isdst, "");
		make("CET-1CEST,M3.5.0,M10.5.0/3", 2026, 1, 1, 12, 0, isdst, "");
		make("EST5EDT,M3.2.0,M11.1.0", 2026, 3, 8, 2, 0, isdst, isdst ? " [glibc]" : "");
		make("EST5EDT,M3.2.0,M11.1.0", 2026, 13, 32, 25, 61, isdst, "");
		make("AEST-10AEDT,M10.1.0,M4.1.0/3", 2026, 1, 1, 0, 0, isdst, "");
	}
	make("UTC0", 1969, 12, 31, 23, 59, 0, "");
	make("UTC0", 1900, 1, 1, 0, 0, 0, "");
	make("UTC0", 2026, -25, 1000, -1000, 100000, 0, "");
#if defined(__GLIBC__) || defined(__LIBC_MINI__)        /* musl trusts its files */
	bad_files();
#endif
	return 0;
}
