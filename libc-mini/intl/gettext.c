#include <libintl.h>

char *gettext(const char *message)
{
	return (char *)message;
}

char *dgettext(const char *domain, const char *message)
{
	(void)domain;
	return (char *)message;
}

char *dcgettext(const char *domain, const char *message, int category)
{
	(void)domain, (void)category;
	return (char *)message;
}

char *ngettext(const char *one, const char *more, unsigned long n)
{
	return (char *)(n == 1 ? one : more);
}

char *dngettext(const char *domain, const char *one, const char *more, unsigned long n)
{
	(void)domain;
	return ngettext(one, more, n);
}

char *dcngettext(const char *domain, const char *one, const char *more, unsigned long n, int category)
{
	(void)domain, (void)category;
	return ngettext(one, more, n);
}
