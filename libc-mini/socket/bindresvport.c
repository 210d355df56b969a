#include <errno.h>
#include <netinet/in.h>
#include <unistd.h>
#include "libc.h"

#define FIRST 600
#define LAST  1023

int bindresvport(int fd, struct sockaddr_in *address)
{
	struct sockaddr_in any = { .sin_family = AF_INET };
	int port = FIRST + getpid() % (LAST - FIRST + 1);

	if (!address)
		address = &any;
	if (address->sin_family != AF_INET) {
		errno = EAFNOSUPPORT;
		return -1;
	}
	for (int i = FIRST; i <= LAST; i++) {
		address->sin_port = htons((uint16_t)port);
		if (bind(fd, (struct sockaddr *)address, sizeof *address) == 0)
			return 0;
		if (errno != EADDRINUSE)
			return -1;
		port = port == LAST ? FIRST : port + 1;
	}
	return -1;
}
