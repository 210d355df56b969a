/* glibc_names.c: the names with two underscores under which libstdc++.a asks for locales; a program
 * that uses them (any with iostreams) gets <ctype.h>'s tables in its locales, too. */
#include <langinfo.h>
#include "ctype_tables.h"
#include "locale_.h"

locale_t __newlocale(int mask, const char *name, locale_t base)
{
	__asm__ volatile("" : : "r"(__ctype_b_table)); /* links them */
	return newlocale(mask, name, base);
}

locale_t __duplocale(locale_t locale)
{
	return duplocale(locale);
}

void __freelocale(locale_t locale)
{
	freelocale(locale);
}

locale_t __uselocale(locale_t locale)
{
	return uselocale(locale);
}

char *__nl_langinfo_l(nl_item item, locale_t locale)
{
	return nl_langinfo_l(item, locale);
}
