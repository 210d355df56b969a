/* strptime.c: POSIX.1-2017, in the C locale; as glibc also %s %z %Z %F %k %l %P %g %G %u %V. What the
 * date leaves open but follows from what was read (the day of the week, the day of the year, the date
 * from a week's number or from a day's) is worked out at the end. */
#include <string.h>
#include <strings.h>
#include "calendar.h"
#include "time_names.h"
#include "zone.h"

struct reading {
	struct tm *tm;
	const char *s;          /* what is still to be read; NULL: it did not fit */
	int century, year2;     /* %C and %y, or -1 */
	int pm, is_pm;          /* %p was read; it is afternoon; hour12: */
	int hour12;
	int has_year, has_month, has_day, has_yday, has_wday;
	int sunday_week, monday_week;   /* %U, %W, or -1 */
};

static int is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static void skip_space(struct reading *r)
{
	while (is_space(*r->s))
		r->s++;
}

/* A number of at most `digits` digits, after white space; a digit that could only make it too large is
 * left, as in glibc: "75" is 7 minutes, and 5 is still to be read. */
static int number(struct reading *r, int digits, int least, int most)
{
	int n = 0, count = 0;

	skip_space(r);
	for (; count < digits && *r->s >= '0' && *r->s <= '9' && n * 10 <= most; count++)
		n = n * 10 + (*r->s++ - '0');
	if (!count || n < least || n > most) {
		r->s = NULL;
		return 0;
	}
	return n;
}

/* A name or its first three letters. */
static int name(struct reading *r, const char *const *names, int count)
{
	for (int i = 0; i < count; i++) {
		size_t n = strlen(names[i]);

		if (strncasecmp(r->s, names[i], n))
			n = 3;
		if (!strncasecmp(r->s, names[i], n)) {
			r->s += n;
			return i;
		}
	}
	r->s = NULL;
	return 0;
}

static void half_day(struct reading *r)
{
	if (strncasecmp(r->s, "AM", 2) && strncasecmp(r->s, "PM", 2)) {
		r->s = NULL;
		return;
	}
	r->pm = 1;
	r->is_pm = (*r->s | 32) == 'p';
	r->s += 2;
}

/* Z, or +hh, +hhmm, +hh:mm, or - */
static void zone_offset(struct reading *r)
{
	int negative, digits = 0, n = 0;

	skip_space(r);
	if (*r->s == 'Z') {
		r->s++;
		r->tm->tm_gmtoff = 0;
		return;
	}
	if (*r->s != '+' && *r->s != '-') {
		r->s = NULL;
		return;
	}
	negative = *r->s++ == '-';
	for (; digits < 4 && *r->s >= '0' && *r->s <= '9'; digits++) {
		n = n * 10 + (*r->s++ - '0');
		if (digits == 1 && *r->s == ':' && r->s[1] >= '0' && r->s[1] <= '9')
			r->s++;
	}
	if (digits == 2)
		n *= 100;
	if ((digits != 2 && digits != 4) || n % 100 >= 60 || n > 1400) {
		r->s = NULL;
		return;
	}
	n = (n / 100 * 60 + n % 100) * 60;
	r->tm->tm_gmtoff = negative ? -n : n;
}

static void seconds(struct reading *r)
{
	time_t n = 0;
	int negative = *r->s == '-', digits = 0;

	for (r->s += negative; *r->s >= '0' && *r->s <= '9'; r->s++, digits++)
		if (__builtin_mul_overflow(n, 10, &n) || __builtin_add_overflow(n, *r->s - '0', &n)) {
			r->s = NULL;
			return;
		}
	n = negative ? -n : n;
	if (!digits || !__localtime_r(&n, r->tm))
		r->s = NULL;
}

static void read_format(struct reading *r, const char *format);

static void convert(struct reading *r, char letter)
{
	struct tm *tm = r->tm;

	switch (letter) {
	case 'a': case 'A': tm->tm_wday = name(r, __day_names, 7); r->has_wday = 1; break;
	case 'b': case 'B':
	case 'h': tm->tm_mon = name(r, __month_names, 12); r->has_month = 1; break;
	case 'c': read_format(r, "%a %b %e %H:%M:%S %Y"); break;
	case 'C': r->century = number(r, 2, 0, 99); r->has_year = 1; break;
	case 'd': case 'e': tm->tm_mday = number(r, 2, 1, 31); r->has_day = 1; break;
	case 'D': case 'x': read_format(r, "%m/%d/%y"); break;
	case 'F': read_format(r, "%Y-%m-%d"); break;
	case 'g': number(r, 2, 0, 99); break;
	case 'G': number(r, 4, 0, 9999); break;
	case 'H': case 'k': tm->tm_hour = number(r, 2, 0, 23); r->hour12 = 0; break;
	case 'I': case 'l': tm->tm_hour = number(r, 2, 1, 12) % 12; r->hour12 = 1; break;
	case 'j': tm->tm_yday = number(r, 3, 1, 366) - 1; r->has_yday = 1; break;
	case 'm': tm->tm_mon = number(r, 2, 1, 12) - 1; r->has_month = 1; break;
	case 'M': tm->tm_min = number(r, 2, 0, 59); break;
	case 'n': case 't': skip_space(r); break;
	case 'p': case 'P': half_day(r); break;
	case 'r': read_format(r, "%I:%M:%S %p"); break;
	case 'R': read_format(r, "%H:%M"); break;
	case 's': seconds(r); break;
	case 'S': tm->tm_sec = number(r, 2, 0, 61); break;
	case 'T': case 'X': read_format(r, "%H:%M:%S"); break;
	case 'u': tm->tm_wday = number(r, 1, 1, 7) % 7; r->has_wday = 1; break;
	case 'U': r->sunday_week = number(r, 2, 0, 53); break;
	case 'V': number(r, 2, 0, 53); break;
	case 'w': tm->tm_wday = number(r, 1, 0, 6); r->has_wday = 1; break;
	case 'W': r->monday_week = number(r, 2, 0, 53); break;
	case 'y': r->year2 = number(r, 2, 0, 99); r->has_year = 1; break;
	case 'Y':
		tm->tm_year = number(r, 4, 0, 9999) - 1900;
		r->has_year = 1;
		r->century = r->year2 = -1;
		break;
	case 'z': zone_offset(r); break;
	case 'Z': break;        /* abbreviations do not say which zone is meant: as glibc, nothing is read */
	case '%':
		if (*r->s++ != '%')
			r->s = NULL;
		break;
	default: r->s = NULL;
	}
}

static void read_format(struct reading *r, const char *format)
{
	for (; *format && r->s; format++) {
		if (is_space(*format)) {
			skip_space(r);
		} else if (*format != '%') {
			if (*r->s++ != *format)
				r->s = NULL;
		} else {
			format++;
			while (*format && strchr("-_0^#", *format))
				format++;
			if (*format == 'E' || *format == 'O')
				format++;
			convert(r, *format);
			if (!*format)
				return;
		}
	}
}

/* A date of the year from the number of a day in it. */
static void date_of_year(struct tm *tm)
{
	struct tm date = { .tm_year = tm->tm_year, .tm_mday = tm->tm_yday + 1 };

	if (__calendar_split(__calendar_seconds(&date), &date))
		return;
	tm->tm_mon = date.tm_mon;
	tm->tm_mday = date.tm_mday;
}

static void conclude(struct reading *r)
{
	struct tm *tm = r->tm;
	long first;
	int date = r->has_year || r->has_month || r->has_day;
	int week = r->sunday_week >= 0 ? r->sunday_week : r->monday_week, start = r->sunday_week >= 0 ? 0 : 1;

	if (r->hour12 && r->is_pm)
		tm->tm_hour += 12;
	if (r->century >= 0)
		tm->tm_year = r->century * 100 - 1900 + (r->year2 >= 0 ? r->year2 : 0);
	else if (r->year2 >= 0)
		tm->tm_year = r->year2 < 69 ? r->year2 + 100 : r->year2;
	first = __calendar_days(1900L + tm->tm_year, 0, 1);
	if (week >= 0 && r->has_wday && r->has_year && !(r->has_month && r->has_day)) {
		tm->tm_yday = (7 - (__calendar_weekday(first) - start)) % 7 + (week - 1) * 7
			+ (tm->tm_wday - start + 7) % 7;
		r->has_yday = 1;
	}
	if (r->has_yday && date && !(r->has_month && r->has_day))
		date_of_year(tm);
	if (!r->has_wday && date)
		tm->tm_wday = __calendar_weekday(__calendar_days(1900L + tm->tm_year, tm->tm_mon, tm->tm_mday));
	if (!r->has_yday && date)
		tm->tm_yday = (int)(__calendar_days(1900L + tm->tm_year, tm->tm_mon, tm->tm_mday) - first);
}

char *strptime(const char *restrict s, const char *restrict format, struct tm *restrict tm)
{
	struct reading r = {
		.tm = tm, .s = s, .century = -1, .year2 = -1, .sunday_week = -1, .monday_week = -1,
	};

	read_format(&r, format);
	if (!r.s)
		return NULL;
	conclude(&r);
	return (char *)r.s;
}

char *strptime_l(const char *restrict s, const char *restrict format, struct tm *restrict tm, locale_t locale)
{
	(void)locale;
	return strptime(s, format, tm);
}
