/* textdomain.c: what programs say of their domains is kept, and used for nothing. */
#include <errno.h>
#include <libintl.h>
#include <stdlib.h>
#include <string.h>
#include "libc.h"
#include "string_.h"

struct domain {
	struct domain *next;
	char *directory, *codeset; /* NULL: not said */
	char name[];
};

static struct lock lock; /* of all below */
static char *current;
static struct domain *domains;

char *textdomain(const char *domain)
{
	static char messages[] = "messages";
	char *new, *result;

	lock_take(&lock);
	if (domain) {
		new = *domain ? __strdup(domain) : NULL;
		if (new || !*domain) {
			free(current);
			current = new;
		} else {
			lock_give(&lock);
			return NULL;
		}
	}
	result = current ? current : messages;
	lock_give(&lock);
	return result;
}

static struct domain *find(const char *name, int make)
{
	struct domain *each;
	size_t size = strlen(name) + 1;

	for (each = domains; each && strcmp(each->name, name); each = each->next)
		;
	if (each || !make)
		return each;
	each = malloc(sizeof *each + size);
	if (!each)
		return NULL;
	*each = (struct domain){ .next = domains };
	memcpy(each->name, name, size);
	return domains = each;
}

/* Says value of a domain; what was said before stays readable: the caller may still have it. */
static char *bind(const char *name, const char *value, size_t member, char *otherwise)
{
	struct domain *domain;
	char **place, *new, *result = otherwise;

	if (!name || !*name) {
		errno = EINVAL;
		return NULL;
	}
	lock_take(&lock);
	domain = find(name, value != NULL);
	if (domain) {
		place = (char **)((char *)domain + member);
		if (value && (!*place || strcmp(*place, value))) {
			new = __strdup(value);
			result = new;
			if (new)
				*place = new;
		}
		if (*place)
			result = *place;
	} else if (value) {
		result = NULL;
	}
	lock_give(&lock);
	return result;
}

char *bindtextdomain(const char *domain, const char *directory)
{
	return bind(domain, directory, offsetof(struct domain, directory), (char *)"/usr/share/locale");
}

char *bind_textdomain_codeset(const char *domain, const char *codeset)
{
	return bind(domain, codeset, offsetof(struct domain, codeset), NULL);
}
