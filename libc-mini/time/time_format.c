/* time_format.c: the conversions of strftime: ISO C11 7.27.3.5 and POSIX.1-2017, in the C locale, and
 * GNU's: %P %k %l %s and the flags
 *
 *   - pad only to a width that is given   _ pad with blanks   0 pad with zeros
 *   + zeros, and a sign for large years    ^ upper case   # the other case
 *
 * E and O ask for other calendars and digits, of which the C locale has none. */
#include <string.h>
#include "calendar.h"
#include "time_format.h"
#include "time_names.h"

#define WIDTH_MAX 1000000

struct conversion {
	char pad;               /* a flag, or 0 for the conversion's own */
	char letters;           /* '^', '#' or 0 */
	int width;              /* -1: none given */
	char letter;
	size_t length;          /* of all of it */
};

static struct conversion parse(const char *s)
{
	const char *start = s, *refused = "";
	struct conversion c = { .width = -1 };

	for (;; s++) {
		if (*s == '_' || *s == '-' || *s == '0' || *s == '+')
			c.pad = *s;
		else if (*s == '^' || *s == '#')
			c.letters = *s;
		else
			break;
	}
	if (*s >= '0' && *s <= '9')
		c.width = 0;
	for (; *s >= '0' && *s <= '9'; s++)
		if (c.width < WIDTH_MAX)
			c.width = c.width * 10 + (*s - '0');
	if (*s == 'E' || *s == 'O')
		refused = *s++ == 'E' ? "aAbBdDeFgGhHIjklmMSUVwW" : "aAcDFxXY";
	c.letter = *s;
	c.length = *s && !strchr(refused, *s) ? (size_t)(s - start) + 1 : 0;
	return c;
}

static void repeat(struct time_output *out, char c, long times)
{
	while (times-- > 0)
		out->put(out, c);
}

static void put_text(struct time_output *out, const struct conversion *c, const char *s, size_t n)
{
	repeat(out, c->pad == '0' || c->pad == '+' ? '0' : ' ', c->width - (long)n);
	for (; n--; s++) {
		char letter = *s;

		if (c->letters == '^' && letter >= 'a' && letter <= 'z')
			letter = (char)(letter - 32);
		if (c->letters == 'l' && letter >= 'A' && letter <= 'Z')
			letter = (char)(letter + 32);
		out->put(out, letter);
	}
}

static void put_string(struct time_output *out, const struct conversion *c, const char *s)
{
	size_t n = 0;

	while (s[n])
		n++;
	put_text(out, c, s, n);
}

/* # makes names upper case, and what is upper case already lower case. */
static void put_name(struct time_output *out, struct conversion *c, const char *const *names,
	unsigned n, unsigned count, int abbreviated)
{
	if (c->letters == '#')
		c->letters = '^';
	if (n >= count)
		put_text(out, c, "?", 1);
	else if (abbreviated)
		put_text(out, c, names[n], 3);
	else
		put_string(out, c, names[n]);
}

static void put_upper(struct time_output *out, struct conversion *c, const char *s)
{
	if (c->letters == '#')
		c->letters = 'l';
	put_string(out, c, s);
}

/* A number of at least `digits` digits, padded with `pad` unless the flags say otherwise. `sign` is
 * '+', '-' or 0 and counts as one of the width. */
static void put_signed(struct time_output *out, const struct conversion *c, int digits, char pad,
	char sign, unsigned long n)
{
	char text[24];
	int length = 0, width;

	if (c->pad)
		pad = c->pad == '+' ? '0' : c->pad == '-' ? '_' : c->pad;
	if (c->pad == '-')
		digits = 0;
	width = c->width > digits ? c->width : digits;
	do
		text[length++] = (char)('0' + n % 10);
	while (n /= 10);
	width -= length + (sign != 0);
	if (pad == '_')
		repeat(out, ' ', width);
	if (sign)
		out->put(out, sign);
	if (pad == '0')
		repeat(out, '0', width);
	while (length)
		out->put(out, text[--length]);
}

static void put_number(struct time_output *out, const struct conversion *c, int digits, char pad, long n)
{
	put_signed(out, c, digits, pad, n < 0 ? '-' : 0, n < 0 ? -(unsigned long)n : (unsigned long)n);
}

/* A year or a century. With the flag +, one that has more digits than usual, or is asked for in more,
 * gets a sign. */
static void put_year(struct time_output *out, const struct conversion *c, int digits, long n, int before)
{
	long limit = digits == 2 ? 99 : 9999;
	char sign = before ? '-' : c->pad == '+' && (n > limit || c->width > digits) ? '+' : 0;

	if (c->width >= 0 && c->width < digits)
		digits = 1;
	put_signed(out, c, digits, '0', sign, n < 0 ? -(unsigned long)n : (unsigned long)n);
}

/* Hundreds of years, towards zero; a minus before 0 only where there is room for it. */
static void put_century(struct time_output *out, const struct conversion *c, long year)
{
	put_year(out, c, 2, year / 100, year <= -100 || (year < 0 && c->width > 2));
}

/* %Y. Without flag and width it is as with the flag +: four digits, and a sign if there are more: ISO
 * 8601, and as musl. */
static void put_calendar_year(struct time_output *out, struct conversion c, long year)
{
	if (!c.pad && c.width < 0)
		c.pad = '+';
	put_year(out, &c, 4, year, year < 0);
}

static long two_digits(long year)
{
	return year < 0 ? -(year % 100) : year % 100;
}

/* The week of a year whose first week begins with its first `first` (0 Sunday, 1 Monday). */
static int week_of(const struct tm *tm, int first)
{
	return (tm->tm_yday - (tm->tm_wday - first + 7) % 7 + 7) / 7;
}

/* ISO 8601: the week, from Monday, belongs to the year in which its Thursday lies. */
static int iso_week(const struct tm *tm, long *year)
{
	int monday = tm->tm_yday - (tm->tm_wday + 6) % 7, length;

	*year = 1900L + tm->tm_year;
	if (monday + 3 < 0) {
		--*year;
		monday += 365 + __year_is_leap(*year);
	} else {
		length = 365 + __year_is_leap(*year);
		if (monday + 3 >= length) {
			++*year;
			monday -= length;
		}
	}
	return (monday + 3) / 7 + 1;
}

/* Several conversions as one field: its width is that of all of them. */
static void put_format(struct time_output *out, const struct conversion *c, const char *format,
	const struct tm *tm);

static void put_zone_offset(struct time_output *out, const struct conversion *c, const struct tm *tm)
{
	long minutes = tm->tm_gmtoff / 60;

	if (tm->tm_isdst < 0)
		return;
	if (minutes < 0)
		minutes = -minutes;
	put_signed(out, c, 5, '0', tm->tm_gmtoff < 0 ? '-' : '+',
		(unsigned long)(minutes / 60 * 100 + minutes % 60));
}

/* POSIX: %wF is %(w-6)Y-%m-%d. */
static void put_date(struct time_output *out, const struct conversion *c, const struct tm *tm)
{
	struct conversion year = *c, rest = { .width = -1 };
	long n = 1900L + tm->tm_year;

	if (c->width >= 0)
		year.width = c->width > 6 ? c->width - 6 : 0;
	put_calendar_year(out, year, n);
	put_format(out, &rest, "-%m-%d", tm);
}

static long seconds_of(const struct tm *tm)
{
	struct tm copy = *tm;

	return mktime(&copy);
}

static int hour12(const struct tm *tm)
{
	return (tm->tm_hour + 11) % 12 + 1;
}

static int convert(struct time_output *out, struct conversion *c, const struct tm *tm)
{
	long year = 1900L + tm->tm_year, iso_year;
	int week;

	switch (c->letter) {
	case 'a': put_name(out, c, __day_names, (unsigned)tm->tm_wday, 7, 1); break;
	case 'A': put_name(out, c, __day_names, (unsigned)tm->tm_wday, 7, 0); break;
	case 'b':
	case 'h': put_name(out, c, __month_names, (unsigned)tm->tm_mon, 12, 1); break;
	case 'B': put_name(out, c, __month_names, (unsigned)tm->tm_mon, 12, 0); break;
	case 'c': put_format(out, c, "%a %b %e %H:%M:%S %Y", tm); break;
	case 'C': put_century(out, c, year); break;
	case 'd': put_number(out, c, 2, '0', tm->tm_mday); break;
	case 'D':
	case 'x': put_format(out, c, "%m/%d/%y", tm); break;
	case 'e': put_number(out, c, 2, '_', tm->tm_mday); break;
	case 'F': put_date(out, c, tm); break;
	case 'g': iso_week(tm, &iso_year); put_number(out, c, 2, '0', two_digits(iso_year)); break;
	case 'G': iso_week(tm, &iso_year); put_year(out, c, 4, iso_year, iso_year < 0); break;
	case 'H': put_number(out, c, 2, '0', tm->tm_hour); break;
	case 'I': put_number(out, c, 2, '0', hour12(tm)); break;
	case 'j': put_number(out, c, 3, '0', tm->tm_yday + 1L); break;
	case 'k': put_number(out, c, 2, '_', tm->tm_hour); break;
	case 'l': put_number(out, c, 2, '_', hour12(tm)); break;
	case 'm': put_number(out, c, 2, '0', tm->tm_mon + 1L); break;
	case 'M': put_number(out, c, 2, '0', tm->tm_min); break;
	case 'n': put_text(out, c, "\n", 1); break;
	case 'p': put_upper(out, c, tm->tm_hour > 11 ? "PM" : "AM"); break;
	case 'P': c->letters = 0; put_string(out, c, tm->tm_hour > 11 ? "pm" : "am"); break;
	case 'r': put_format(out, c, "%I:%M:%S %p", tm); break;
	case 'R': put_format(out, c, "%H:%M", tm); break;
	case 's': put_number(out, c, 1, '_', seconds_of(tm)); break;
	case 'S': put_number(out, c, 2, '0', tm->tm_sec); break;
	case 't': put_text(out, c, "\t", 1); break;
	case 'T':
	case 'X': put_format(out, c, "%H:%M:%S", tm); break;
	case 'u': put_number(out, c, 1, '0', (tm->tm_wday + 6) % 7 + 1); break;
	case 'U': put_number(out, c, 2, '0', week_of(tm, 0)); break;
	case 'V': week = iso_week(tm, &iso_year); put_number(out, c, 2, '0', week); break;
	case 'w': put_number(out, c, 1, '0', tm->tm_wday); break;
	case 'W': put_number(out, c, 2, '0', week_of(tm, 1)); break;
	case 'y': put_number(out, c, 2, '0', two_digits(year)); break;
	case 'Y': put_calendar_year(out, *c, year); break;
	case 'z': put_zone_offset(out, c, tm); break;
	case 'Z': put_upper(out, c, tm->tm_zone ? tm->tm_zone : ""); break;
	case '%': put_text(out, c, "%", 1); break;
	default: return -1;
	}
	return 0;
}

static void count(struct time_output *output, char c)
{
	(void)c;
	output->length++;
}

static void put_all(struct time_output *out, const char *format, char letters, const struct tm *tm)
{
	struct conversion c;

	for (; *format; format++) {
		if (*format != '%') {
			out->put(out, *format);
			continue;
		}
		c = parse(format + 1);
		c.letters = letters == '^' ? '^' : 0;
		convert(out, &c, tm);
		format += c.length;
	}
}

static void put_format(struct time_output *out, const struct conversion *c, const char *format,
	const struct tm *tm)
{
	struct time_output counter = { .put = count };

	put_all(&counter, format, 0, tm);
	repeat(out, c->pad == '0' || c->pad == '+' ? '0' : ' ', c->width - (long)counter.length);
	put_all(out, format, c->letters, tm);
}

size_t __time_format(struct time_output *out, const char *conversion, const struct tm *tm)
{
	struct conversion c = parse(conversion);

	return c.length && !convert(out, &c, tm) ? c.length : 0;
}
