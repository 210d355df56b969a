/* getdate.c: POSIX.1-2017: the formats of the file that DATEMSK names are tried one after another. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { NO_DATEMSK = 1, NO_FILE, NO_STATUS, NOT_REGULAR, CANNOT_READ, NO_MEMORY, NO_FORMAT, NO_DATE };

int getdate_err;

/* What the format left open is today's. */
static struct tm *fill(struct tm *tm, const struct tm *unset)
{
	time_t now = time(NULL);
	struct tm today;

	localtime_r(&now, &today);
	if (tm->tm_hour == unset->tm_hour) {
		tm->tm_hour = today.tm_hour;
		tm->tm_min = today.tm_min;
		tm->tm_sec = today.tm_sec;
	}
	if (tm->tm_year == unset->tm_year)
		tm->tm_year = today.tm_year;
	if (tm->tm_mon == unset->tm_mon)
		tm->tm_mon = today.tm_mon;
	if (tm->tm_mday == unset->tm_mday)
		tm->tm_mday = today.tm_mday;
	if (tm->tm_min == unset->tm_min)
		tm->tm_min = 0;
	if (tm->tm_sec == unset->tm_sec)
		tm->tm_sec = 0;
	tm->tm_isdst = -1;
	if (mktime(tm) == -1) {
		getdate_err = NO_DATE;
		return NULL;
	}
	return tm;
}

struct tm *getdate(const char *s)
{
	static struct tm tm;
	const struct tm unset = { -1, -1, -1, -1, -1, -1000000, -1, -1, -1, 0, NULL };
	const char *name = getenv("DATEMSK"), *end;
	char *line = NULL;
	size_t room = 0;
	FILE *file;
	int found = 0;

	getdate_err = !name || !*name ? NO_DATEMSK : 0;
	if (getdate_err)
		return NULL;
	file = fopen(name, "re");
	if (!file) {
		getdate_err = NO_FILE;
		return NULL;
	}
	while (!found && getline(&line, &room, file) > 0) {
		line[strcspn(line, "\n")] = '\0';
		tm = unset;
		end = strptime(s, line, &tm);
		found = end && !*end;
	}
	if (!found)
		getdate_err = ferror(file) ? CANNOT_READ : NO_FORMAT;
	free(line);
	fclose(file);
	return found ? fill(&tm, &unset) : NULL;
}
