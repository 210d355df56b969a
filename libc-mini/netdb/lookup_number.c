#include <arpa/inet.h>
#include <net/if.h>
#include <stdlib.h>
#include <string.h>
#include "inet/inet_.h"
#include "lookup.h"

/* "fe80::1%eth0" or "%2": RFC 4007 11. */
static int scope_of(const char *text, const struct in6_addr *address, unsigned *scope)
{
	char *end;
	unsigned long number = strtoul(text, &end, 10);

	if (*text >= '0' && *text <= '9' && !*end && number <= UINT32_MAX) {
		*scope = (unsigned)number;
		return 0;
	}
	if (!IN6_IS_ADDR_LINKLOCAL(address) && !IN6_IS_ADDR_MC_LINKLOCAL(address))
		return -1;
	*scope = if_nametoindex(text);
	return *scope ? 0 : -1;
}

int __lookup_number(struct found *found, const char *name, int family)
{
	struct in_addr four;
	struct in6_addr six;
	char text[LOOKUP_NAME];
	char *percent;
	unsigned scope = 0;

	if (__inet_aton(name, &four)) {
		if (family == AF_INET6)
			return EAI_ADDRFAMILY;
		found_add(found, AF_INET, &four, 0);
		return 0;
	}
	strcpy(text, name);
	percent = strchr(text, '%');
	if (percent)
		*percent++ = 0;
	if (inet_pton(AF_INET6, text, &six) != 1)
		return 0;
	if (percent && scope_of(percent, &six, &scope))
		return EAI_NONAME;
	if (family == AF_INET)
		return EAI_ADDRFAMILY;
	found_add(found, AF_INET6, &six, scope);
	return 0;
}
