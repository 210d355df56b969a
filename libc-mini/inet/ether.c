#include <netinet/ether.h>
#include "inet_.h"

struct ether_addr *ether_aton_r(const char *text, struct ether_addr *address)
{
	unsigned value, digits;

	for (int i = 0; i < ETH_ALEN; i++) {
		for (value = digits = 0; inet_digit(*text) < 16 && digits < 2; digits++)
			value = value << 4 | inet_digit(*text++);
		if (!digits || (i < ETH_ALEN - 1 ? *text++ != ':' : *text && !inet_space(*text)))
			return NULL;
		address->ether_addr_octet[i] = (uint8_t)value;
	}
	return address;
}

struct ether_addr *ether_aton(const char *text)
{
	static struct ether_addr address;

	return ether_aton_r(text, &address);
}

char *ether_ntoa_r(const struct ether_addr *address, char *text)
{
	char *to = text;

	for (int i = 0; i < ETH_ALEN; i++) {
		if (i)
			*to++ = ':';
		to = __inet_number(to, address->ether_addr_octet[i], 16);
	}
	return text;
}

char *ether_ntoa(const struct ether_addr *address)
{
	static char text[3 * ETH_ALEN];

	return ether_ntoa_r(address, text);
}
