/* name.c: the names of locales. */
#include <stdlib.h>
#include <string.h>
#include "string_.h"
#include "locale_.h"

const char __locale_categories[CATEGORIES][12] = {
	"LC_CTYPE", "LC_NUMERIC", "LC_TIME", "LC_COLLATE", "LC_MONETARY", "LC_MESSAGES",
};

/* "UTF-8", "utf8", "UTF-8@euro". */
static int utf8_charset(const char *charset)
{
	size_t n = __strncasecmp(charset, "utf-8", 5) ? __strncasecmp(charset, "utf8", 4) ? 0 : 4 : 5;

	return n && (charset[n] == 0 || charset[n] == '@');
}

/* The name to keep ("" for "C"), or NULL: unknown. */
static const char *known(const char *name)
{
	const char *dot = strchr(name, '.');
	size_t n;

	if (strcmp(name, "C") == 0 || strcmp(name, "POSIX") == 0)
		return "";
	if (!dot || dot == name || strlen(name) >= LOCALE_NAME || !utf8_charset(dot + 1))
		return NULL;
	for (n = 0; name + n < dot; n++)
		if ((unsigned)small_letter((unsigned char)name[n]) - 'a' >= 26 && name[n] != '_')
			return NULL;
	return name;
}

/* POSIX 8.2: LC_ALL, else the category's own variable, else LANG; empty ones do not count. */
static const char *from_environment(int category)
{
	const char *name = getenv("LC_ALL");

	if (!name || !*name)
		name = getenv(__locale_categories[category]);
	if (!name || !*name)
		name = getenv("LANG");
	return name && *name ? name : "C";
}

/* What "LC_CTYPE=C.UTF-8;LC_NUMERIC=C;…" says of a category, in buffer; NULL if nothing. */
static const char *from_list(const char *list, int category, char buffer[LOCALE_NAME])
{
	size_t length = strlen(__locale_categories[category]), n;

	while (*list) {
		n = strcspn(list, ";");
		if (strncmp(list, __locale_categories[category], length) == 0 && list[length] == '=') {
			n -= length + 1;
			if (n >= LOCALE_NAME)
				return NULL;
			memcpy(buffer, list + length + 1, n);
			buffer[n] = 0;
			return buffer;
		}
		list += n + (list[n] == ';');
	}
	return NULL;
}

int __locale_set(struct __locale_struct *locale, int mask, const char *name)
{
	struct __locale_struct new = *locale;
	char buffer[LOCALE_NAME];
	const char *each;

	for (int category = 0; category < CATEGORIES; category++) {
		if (!(mask & 1 << category))
			continue;
		each = !*name ? from_environment(category)
			: strchr(name, ';') ? from_list(name, category, buffer) : name;
		each = each ? known(each) : NULL;
		if (!each)
			return -1;
		memmove(new.name[category], each, strlen(each) + 1);
	}
	new.utf8 = new.name[LC_CTYPE][0] != 0;
	*locale = new;
	return 0;
}
