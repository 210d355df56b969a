/* newlocale.c: locales of the program's own. They are all malloc()'s. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include "locale_.h"

/* The tables of <ctype.h> are there only if something asked for the two-underscore names. */
extern const unsigned short __ctype_b_table[384] hidden weak;
extern const int __ctype_tolower_table[384] hidden weak, __ctype_toupper_table[384] hidden weak;

static struct __locale_struct *copy(const struct __locale_struct *from)
{
	struct __locale_struct *new = malloc(sizeof *new);

	if (!new)
		return NULL;
	*new = *from;
	if (__ctype_b_table) {
		new->ctype_b = __ctype_b_table + 128;
		new->ctype_tolower = __ctype_tolower_table + 128;
		new->ctype_toupper = __ctype_toupper_table + 128;
	}
	return new;
}

locale_t newlocale(int mask, const char *name, locale_t base)
{
	static const struct __locale_struct C;
	struct __locale_struct *new;

	if (mask == 1 << LC_ALL) /* a slip that glibc forgives, and libstdc++ makes */
		mask = LC_ALL_MASK;
	if (mask & ~LC_ALL_MASK || !name) {
		errno = EINVAL;
		return NULL;
	}
	new = base ? base : copy(&C);
	if (new && __locale_set(new, mask, name)) {
		if (!base)
			free(new);
		errno = ENOENT;
		return NULL;
	}
	return new;
}

locale_t duplocale(locale_t locale)
{
	return copy(locale == LC_GLOBAL_LOCALE ? &__locale_global : locale);
}

void freelocale(locale_t locale)
{
	free(locale);
}
