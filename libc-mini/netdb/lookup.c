#include <string.h>
#include "lookup.h"

int __lookup(struct found *found, const char *name, int family, int flags)
{
	int error;

	found->count = 0;
	found->canonical[0] = 0;
	if (strlen(name) >= LOOKUP_NAME)
		return EAI_NONAME;
	error = __lookup_number(found, name, family);
	if (error || found->count)
		return error;
	if (flags & AI_NUMERICHOST)
		return EAI_NONAME;
	error = __lookup_hosts(found, name, family);
	if (error || found->count)
		return error;
	return __lookup_dns(found, name, family);
}

socklen_t __address_to_socket(const struct address *address, in_port_t port,
	struct sockaddr_in6 *to)
{
	struct sockaddr_in *in = (struct sockaddr_in *)to;

	memset(to, 0, sizeof *to);
	if (address->family == AF_INET) {
		in->sin_family = AF_INET;
		in->sin_port = port;
		memcpy(&in->sin_addr, address->bytes, 4);
		return sizeof *in;
	}
	to->sin6_family = AF_INET6;
	to->sin6_port = port;
	to->sin6_scope_id = address->scope;
	memcpy(&to->sin6_addr, address->bytes, 16);
	return sizeof *to;
}
