#include <errno.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netpacket/packet.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include "libc.h"

/* One entry per link, the names behind them, in one piece of memory. */
struct if_nameindex *if_nameindex(void)
{
	struct ifaddrs *list, *each;
	struct if_nameindex *result;
	size_t count = 0;
	char *name;

	if (getifaddrs(&list))
		return NULL;
	for (each = list; each; each = each->ifa_next)
		count += each->ifa_addr && each->ifa_addr->sa_family == AF_PACKET;
	result = malloc((count + 1) * sizeof *result + count * IF_NAMESIZE);
	if (result) {
		name = (char *)(result + count + 1);
		count = 0;
		for (each = list; each; each = each->ifa_next) {
			if (!each->ifa_addr || each->ifa_addr->sa_family != AF_PACKET)
				continue;
			result[count].if_index =
				(unsigned)((struct sockaddr_ll *)(void *)each->ifa_addr)->sll_ifindex;
			result[count++].if_name = strcpy(name, each->ifa_name);
			name += IF_NAMESIZE;
		}
		result[count] = (struct if_nameindex){ 0, NULL };
	} else
		errno = ENOBUFS;
	freeifaddrs(list);
	return result;
}

void if_freenameindex(struct if_nameindex *list)
{
	free(list);
}
