/* ifaddrs.h: the addresses of this machine; getifaddrs(3). */
#ifndef _IFADDRS_H
#define _IFADDRS_H

#include <features.h>
#include <sys/socket.h>

struct ifaddrs {
	struct ifaddrs *ifa_next;
	char *ifa_name;
	unsigned ifa_flags;             /* IFF_* of net/if.h */
	struct sockaddr *ifa_addr;      /* AF_PACKET, AF_INET, AF_INET6; any of the three may be NULL */
	struct sockaddr *ifa_netmask;
	union {
		struct sockaddr *ifu_broadaddr;
		struct sockaddr *ifu_dstaddr;
	} ifa_ifu;
	void *ifa_data;
};
#define ifa_broadaddr ifa_ifu.ifu_broadaddr
#define ifa_dstaddr   ifa_ifu.ifu_dstaddr

__BEGIN_DECLS
int getifaddrs(struct ifaddrs **list);          /* 0, or -1 and errno */
void freeifaddrs(struct ifaddrs *list);
__END_DECLS

#endif
