/* locale_.h: what a locale is to the library, and the current one.
 *
 * Zeros are the locale "C". Only LC_CTYPE makes a difference: bytes or UTF-8. The middle part lies where
 * glibc's struct has it, because libstdc++.a reads it; newlocale() fills it in programs with iostreams. */
#ifndef LIBC_MINI_INTERNAL_LOCALE_H
#define LIBC_MINI_INTERNAL_LOCALE_H

#include <locale.h>
#include "libc.h"
#include "thread.h"

enum { CATEGORIES = LC_ALL, LOCALE_NAME = 32 };

struct __locale_struct {
	int utf8;                               /* LC_CTYPE speaks UTF-8 */
	char unused[100];
	const unsigned short *ctype_b;          /* 0x68: <ctype.h>'s tables */
	const int *ctype_tolower, *ctype_toupper;
	const void *names[13];
	char name[CATEGORIES][LOCALE_NAME];     /* of each category; "": "C" */
};

_Static_assert(offsetof(struct __locale_struct, ctype_b) == 0x68, "glibc's place");

extern struct __locale_struct __locale_global hidden;
extern struct lock __locale_lock hidden; /* of the global one's names */

/* The six names, from LC_CTYPE on: "LC_CTYPE" … */
extern const char __locale_categories[CATEGORIES][12] hidden;

/* Gives the categories of mask in *locale the locale called name; "" asks the environment. 0, or
 * -1 if a name is unknown: nothing changed then. */
int __locale_set(struct __locale_struct *locale, int mask, const char *name) hidden;

/* What programs see a category called. */
static inline const char *locale_name(const struct __locale_struct *locale, int category)
{
	return locale->name[category][0] ? locale->name[category] : "C";
}

static inline struct __locale_struct *locale_current(void)
{
	struct __locale_struct *locale = thread_self()->locale;

	return locale ? locale : &__locale_global;
}

/* Whether multibyte characters are UTF-8; otherwise each byte is one. */
static inline int locale_utf8(void)
{
	return locale_current()->utf8;
}

#endif
