#include "locale_.h"

locale_t uselocale(locale_t locale)
{
	struct thread *self = thread_self();
	locale_t before = self->locale ? self->locale : LC_GLOBAL_LOCALE;

	if (locale)
		self->locale = locale == LC_GLOBAL_LOCALE ? NULL : locale;
	return before;
}
