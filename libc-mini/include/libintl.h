/* libintl.h: GNU gettext's interface, now POSIX.1-2024's. Messages stay as they are; of singular and
 * plural English's rule chooses. Domains are kept apart by name only. */
#ifndef _LIBINTL_H
#define _LIBINTL_H

#include <features.h>

#define __USE_GNU_GETTEXT 1
#define __GNU_GETTEXT_SUPPORTED_REVISION(major) ((major) == 0 ? 1 : -1)

__BEGIN_DECLS

/* message itself. */
char *gettext(const char *__message) __attribute__((__format_arg__(1)));
char *dgettext(const char *__domain, const char *__message) __attribute__((__format_arg__(2)));
char *dcgettext(const char *__domain, const char *__message, int __category)
	__attribute__((__format_arg__(2)));
/* one if n is 1, otherwise more. */
char *ngettext(const char *__one, const char *__more, unsigned long __n)
	__attribute__((__format_arg__(1))) __attribute__((__format_arg__(2)));
char *dngettext(const char *__domain, const char *__one, const char *__more, unsigned long __n)
	__attribute__((__format_arg__(2))) __attribute__((__format_arg__(3)));
char *dcngettext(const char *__domain, const char *__one, const char *__more, unsigned long __n,
	int __category) __attribute__((__format_arg__(2))) __attribute__((__format_arg__(3)));

/* The current domain ("messages" at first, and after ""); NULL only asks. NULL: ENOMEM. */
char *textdomain(const char *__domain);
/* Where the catalogues of a domain would lie, how they would be encoded: what was said last, for as
 * many domains as there is memory. NULL only asks; NULL also: EINVAL, ENOMEM, nothing said yet. */
char *bindtextdomain(const char *__domain, const char *__directory);
char *bind_textdomain_codeset(const char *__domain, const char *__codeset);

__END_DECLS

#endif
