#include <arpa/inet.h>
#include "inet_.h"

char *inet_ntoa(struct in_addr address)
{
	static char text[INET_ADDRSTRLEN];

	__inet_dotted(text, (const unsigned char *)&address.s_addr);
	return text;
}
