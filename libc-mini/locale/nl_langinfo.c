#include <langinfo.h>
#include <stdint.h>
#include "string_.h"
#include "locale_.h"

/* In the order of <langinfo.h>'s numbers. */
static const char numeric[] = ".\0" "\0" "";
static const char times[] =
	"Sun\0Mon\0Tue\0Wed\0Thu\0Fri\0Sat\0"
	"Sunday\0Monday\0Tuesday\0Wednesday\0Thursday\0Friday\0Saturday\0"
	"Jan\0Feb\0Mar\0Apr\0May\0Jun\0Jul\0Aug\0Sep\0Oct\0Nov\0Dec\0"
	"January\0February\0March\0April\0May\0June\0July\0August\0September\0October\0November\0December\0"
	"AM\0PM\0%a %b %e %H:%M:%S %Y\0%m/%d/%y\0%H:%M:%S\0%I:%M:%S %p\0\0\0\0\0\0";
static const char monetary[] =
	"\0\0\0\0\0\0\0\377\0\377\0\377\0\377\0\377\0\377\0\377\0\377\0-\0\377\0\377\0\377\0\377\0\377\0\377";
static const char messages[] = "^[yY]\0^[nN]\0\0";

/* By category; count is one more than the number of the last. */
static const struct {
	const char *texts;
	unsigned count;
} items[] = {
	[LC_NUMERIC] = { numeric, 3 },
	[LC_TIME] = { times, 50 },
	[LC_MONETARY] = { monetary, 22 },
	[LC_MESSAGES] = { messages, 4 },
};

char *nl_langinfo_l(nl_item item, locale_t locale)
{
	unsigned category = (unsigned)item >> 16;
	const char *text;

	if (item == CODESET)
		return locale->utf8 ? "UTF-8" : "ANSI_X3.4-1968";
	if (category >= countof(items))
		return "";
	text = __text_number(items[category].texts, items[category].count, item & 0xffff);
	return (char *)(text ? text : "");
}

char *nl_langinfo(nl_item item)
{
	return nl_langinfo_l(item, locale_current());
}
