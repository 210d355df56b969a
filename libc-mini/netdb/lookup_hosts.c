/* lookup_hosts.c: hosts(5): "address name alias...". All lines with the name count. */
#include <arpa/inet.h>
#include <string.h>
#include <strings.h>
#include "lookup.h"

static int parse(const char *text, struct address *address)
{
	*address = (struct address){ .family = AF_INET };
	if (inet_pton(AF_INET, text, address->bytes) == 1)
		return 1;
	address->family = AF_INET6;
	return inet_pton(AF_INET6, text, address->bytes) == 1;
}

int __lookup_hosts(struct found *found, const char *name, int family)
{
	FILE *f = fopen(_PATH_HOSTS, "re");
	char line[1024], *rest, *word, *first;
	struct address address;

	if (!f)
		return 0;
	while ((rest = __next_line(f, line, sizeof line)) != NULL) {
		word = __next_word(&rest);
		if (!word || !parse(word, &address))
			continue;
		if (family != AF_UNSPEC && address.family != family)
			continue;
		first = __next_word(&rest);
		for (word = first; word && strcasecmp(word, name) != 0; word = __next_word(&rest))
			;
		if (!word)
			continue;
		if (!found->canonical[0] && strlen(first) < LOOKUP_NAME)
			strcpy(found->canonical, first);
		found_add(found, address.family, address.bytes, 0);
	}
	fclose(f);
	return 0;
}

int __reverse_hosts(const struct address *wanted, char host[LOOKUP_NAME])
{
	FILE *f = fopen(_PATH_HOSTS, "re");
	char line[1024], *rest, *word;
	struct address address;
	int is_found = 0;

	while (f && !is_found && (rest = __next_line(f, line, sizeof line)) != NULL) {
		word = __next_word(&rest);
		if (!word || !parse(word, &address) || address.family != wanted->family
		 || memcmp(address.bytes, wanted->bytes, 16) != 0)
			continue;
		word = __next_word(&rest);
		if (word && strlen(word) < LOOKUP_NAME) {
			strcpy(host, word);
			is_found = 1;
		}
	}
	if (f)
		fclose(f);
	return is_found;
}
