#include <net/if.h>
#include <string.h>
#include <linux/sockios.h>
#include "syscall.h"

/* Any socket will do to ask. */
static long ask(unsigned long request, struct ifreq *interface)
{
	long fd = sys_call(SYS_socket, AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0), answer;

	if (fd < 0)
		return fd;
	answer = sys_call(SYS_ioctl, fd, request, interface);
	sys_call(SYS_close, fd);
	return answer;
}

unsigned if_nametoindex(const char *name)
{
	struct ifreq interface;

	strncpy(interface.ifr_name, name, sizeof interface.ifr_name);
	if (strlen(name) >= sizeof interface.ifr_name) {
		errno = ENODEV;
		return 0;
	}
	return sys_result(ask(SIOCGIFINDEX, &interface)) < 0 ? 0 : (unsigned)interface.ifr_ifindex;
}

char *if_indextoname(unsigned index, char name[IF_NAMESIZE])
{
	struct ifreq interface = { .ifr_ifindex = (int)index };
	long answer = ask(SIOCGIFNAME, &interface);

	if (answer < 0) {
		errno = answer == -ENODEV ? ENXIO : (int)-answer;
		return NULL;
	}
	return strncpy(name, interface.ifr_name, IF_NAMESIZE);
}
