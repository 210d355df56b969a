/* asctime.c: ISO C11 7.27.3.1: "%.3s %.3s%3d %.2d:%.2d:%.2d %d\n". What does not fit in the 26 bytes
 * that the standard speaks of is refused (EOVERFLOW). */
#include <errno.h>
#include "calendar.h"
#include "time_names.h"
#include "zone.h"

#define ASCTIME_SIZE 26

static char *put_name(char *p, const char *const *names, unsigned n, unsigned count)
{
	const char *name = n < count ? names[n] : "???";

	for (int i = 0; i < 3; i++)
		*p++ = name[i];
	return p;
}

static char *put_number(char *p, long n, int width, char pad)
{
	char digits[24];
	int i = 0;
	unsigned long rest = n < 0 ? -(unsigned long)n : (unsigned long)n;

	do
		digits[i++] = (char)('0' + rest % 10);
	while (rest /= 10);
	if (pad == '0')
		while (i < width)
			digits[i++] = '0';
	if (n < 0)
		digits[i++] = '-';
	while (i < width)
		digits[i++] = ' ';
	while (i)
		*p++ = digits[--i];
	return p;
}

static char *put_clock(char *p, const struct tm *tm)
{
	p = put_number(p, tm->tm_hour, 2, '0');
	*p++ = ':';
	p = put_number(p, tm->tm_min, 2, '0');
	*p++ = ':';
	return put_number(p, tm->tm_sec, 2, '0');
}

char *__asctime_r(const struct tm *restrict tm, char *restrict s)
{
	char text[128], *p = text;

	p = put_name(p, __day_names, (unsigned)tm->tm_wday, 7);
	*p++ = ' ';
	p = put_name(p, __month_names, (unsigned)tm->tm_mon, 12);
	p = put_number(p, tm->tm_mday, 3, ' ');
	*p++ = ' ';
	p = put_clock(p, tm);
	*p++ = ' ';
	p = put_number(p, 1900L + tm->tm_year, 0, ' ');
	*p++ = '\n';
	*p++ = '\0';
	if (p - text > ASCTIME_SIZE) {
		errno = EOVERFLOW;
		return NULL;
	}
	for (long i = 0; i < p - text; i++)
		s[i] = text[i];
	return s;
}

static char buffer[ASCTIME_SIZE];

char *asctime(const struct tm *tm)
{
	return __asctime_r(tm, buffer);
}

char *ctime(const time_t *time)
{
	struct tm *tm = __localtime_r(time, &__tm_static);

	return tm ? __asctime_r(tm, buffer) : NULL;
}

weak_alias(__asctime_r, asctime_r);
