#include <string.h>
#include "locale_.h"

struct lock __locale_lock;

/* "C", or what __locale_set() can read again. */
static char *all_names(const struct __locale_struct *locale)
{
	static char list[CATEGORIES * (12 + LOCALE_NAME)];
	char *end = list;
	int same = 1;

	for (int i = 1; i < CATEGORIES; i++)
		same &= !strcmp(locale->name[i], locale->name[0]);
	if (same)
		return (char *)locale_name(locale, 0);
	for (int i = 0; i < CATEGORIES; i++) {
		strcpy(end, __locale_categories[i]);
		strcat(end, "=");
		strcat(end, locale_name(locale, i));
		end += strlen(end);
		*end++ = ';';
	}
	end[-1] = 0;
	return list;
}

char *setlocale(int category, const char *name)
{
	char *result = NULL;

	if (category < 0 || category > LC_ALL)
		return NULL;
	lock_take(&__locale_lock);
	if (!name || __locale_set(&__locale_global, category == LC_ALL ? LC_ALL_MASK : 1 << category, name) == 0)
		result = category == LC_ALL ? all_names(&__locale_global)
			: (char *)locale_name(&__locale_global, category);
	lock_give(&__locale_lock);
	return result;
}
