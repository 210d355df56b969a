/* inet_classful.c: addresses of before CIDR: the class says how many bytes are the network's. */
#include <arpa/inet.h>
#include "inet_.h"

/* "a.b" is a << 8 | b: a network's number in host byte order. */
in_addr_t inet_network(const char *text)
{
	struct in_addr address;
	in_addr_t net = 0;
	char one[32];
	size_t n;

	for (int parts = 0; parts < 4; parts++) {
		for (n = 0; text[n] && text[n] != '.' && !inet_space(text[n]) && n < sizeof one - 1; n++)
			one[n] = text[n];
		one[n] = 0;
		if (!__inet_aton(one, &address) || ntohl(address.s_addr) > 255)
			return INADDR_NONE;
		net = net << 8 | ntohl(address.s_addr);
		text += n;
		while (inet_space(*text))
			text++;
		if (!*text)
			return net;
		if (*text++ != '.')
			return INADDR_NONE;
	}
	return INADDR_NONE;
}

static int host_bits(in_addr_t address)
{
	return IN_CLASSA(address) ? 24 : IN_CLASSB(address) ? 16 : 8;
}

struct in_addr inet_makeaddr(in_addr_t net, in_addr_t host)
{
	int bits = net < 128 ? 24 : net < 65536 ? 16 : net < 16777216 ? 8 : 0;
	in_addr_t mask = (1U << bits) - 1;

	return (struct in_addr){ htonl(net << bits | (host & mask)) };
}

in_addr_t inet_lnaof(struct in_addr address)
{
	in_addr_t a = ntohl(address.s_addr);

	return a & ((1U << host_bits(a)) - 1);
}

in_addr_t inet_netof(struct in_addr address)
{
	in_addr_t a = ntohl(address.s_addr);

	return a >> host_bits(a);
}
