/* getifaddrs.c: two dumps over netlink(7): the links (rtnetlink(7) RTM_GETLINK), then the addresses. */
#include <ifaddrs.h>
#include <linux/if_link.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <netinet/in.h>
#include <netpacket/packet.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <errno.h>
#include "libc.h"

/* An entry with the memory for all that it points to. */
struct entry {
	struct ifaddrs ifa;     /* first: freeifaddrs() frees it */
	union place {
		struct sockaddr any;
		struct sockaddr_in in;
		struct sockaddr_in6 in6;
		struct sockaddr_ll ll;
	} address, netmask, other;
	unsigned index;
	char name[IF_NAMESIZE];
	struct rtnl_link_stats statistics;
};

struct list {
	struct ifaddrs *first, **end;
};

static struct entry *append(struct list *list, unsigned index, const char *name, unsigned flags)
{
	struct entry *new = calloc(1, sizeof *new);

	if (!new)
		return NULL;
	new->index = index;
	new->ifa.ifa_name = new->name;
	new->ifa.ifa_flags = flags;
	if (name)
		strncpy(new->name, name, sizeof new->name - 1);
	*list->end = &new->ifa;
	list->end = &new->ifa.ifa_next;
	return new;
}

static const void *attribute(struct rtattr *first, unsigned length, int type, size_t *size)
{
	for (struct rtattr *each = first; RTA_OK(each, length); each = RTA_NEXT(each, length))
		if (each->rta_type == type) {
			*size = RTA_PAYLOAD(each);
			return RTA_DATA(each);
		}
	*size = 0;
	return NULL;
}

static struct sockaddr *put_hardware(union place *place, const struct ifinfomsg *link,
	const void *bytes, size_t size)
{
	if (!bytes || size > sizeof place->ll.sll_addr)
		size = 0;
	place->ll.sll_family = AF_PACKET;
	place->ll.sll_ifindex = link->ifi_index;
	place->ll.sll_hatype = link->ifi_type;
	place->ll.sll_halen = (unsigned char)size;
	memcpy(place->ll.sll_addr, bytes, size);
	return &place->any;
}

static int add_link(struct list *list, const struct nlmsghdr *message)
{
	struct ifinfomsg *link = NLMSG_DATA(message);
	unsigned length = (unsigned)(message->nlmsg_len - NLMSG_LENGTH(sizeof *link));
	struct rtattr *first = (struct rtattr *)((char *)link + NLMSG_ALIGN(sizeof *link));
	size_t size;
	const void *found = attribute(first, length, IFLA_IFNAME, &size);
	struct entry *new;

	if (!found)
		return 0;
	new = append(list, (unsigned)link->ifi_index, found, link->ifi_flags);
	if (!new)
		return -1;
	found = attribute(first, length, IFLA_ADDRESS, &size);
	new->ifa.ifa_addr = put_hardware(&new->address, link, found, size);
	found = attribute(first, length, IFLA_BROADCAST, &size);
	new->ifa.ifa_broadaddr = put_hardware(&new->other, link, found, size);
	found = attribute(first, length, IFLA_STATS, &size);
	if (found) {
		memcpy(&new->statistics, found, size < sizeof new->statistics ? size
			: sizeof new->statistics);
		new->ifa.ifa_data = &new->statistics;
	}
	return 0;
}

static struct sockaddr *put(union place *place, const struct ifaddrmsg *message, const void *bytes)
{
	if (!bytes)
		return NULL;
	place->any.sa_family = message->ifa_family;
	if (message->ifa_family == AF_INET) {
		memcpy(&place->in.sin_addr, bytes, 4);
		return &place->any;
	}
	memcpy(&place->in6.sin6_addr, bytes, 16);
	if (IN6_IS_ADDR_LINKLOCAL(&place->in6.sin6_addr)
	 || IN6_IS_ADDR_MC_LINKLOCAL(&place->in6.sin6_addr))
		place->in6.sin6_scope_id = message->ifa_index;
	return &place->any;
}

/* IFA_LOCAL is this side of a point-to-point link, IFA_ADDRESS then the other. */
static int add_address(struct list *list, const struct nlmsghdr *message)
{
	struct ifaddrmsg *address = NLMSG_DATA(message);
	unsigned length = (unsigned)(message->nlmsg_len - NLMSG_LENGTH(sizeof *address));
	struct rtattr *first = (struct rtattr *)((char *)address + NLMSG_ALIGN(sizeof *address));
	unsigned char mask[16] = { 0 };
	const void *local, *given, *broadcast, *label;
	const struct entry *link = NULL;
	struct entry *new;
	size_t size;

	if (address->ifa_family != AF_INET && address->ifa_family != AF_INET6)
		return 0;
	for (struct ifaddrs *each = list->first; each && !link; each = each->ifa_next)
		if (((struct entry *)each)->index == address->ifa_index)
			link = (struct entry *)each;
	label = attribute(first, length, IFA_LABEL, &size);
	given = attribute(first, length, IFA_ADDRESS, &size);
	local = attribute(first, length, IFA_LOCAL, &size);
	broadcast = attribute(first, length, IFA_BROADCAST, &size);
	new = append(list, address->ifa_index, label ? label : link ? link->name : "",
		link ? link->ifa.ifa_flags : 0);
	if (!new)
		return -1;
	new->ifa.ifa_addr = put(&new->address, address, local ? local : given);
	new->ifa.ifa_dstaddr = broadcast ? put(&new->other, address, broadcast)
		: local && given ? put(&new->other, address, given) : NULL;
	for (int i = 0; i < address->ifa_prefixlen && i < 128; i++)
		mask[i / 8] |= (unsigned char)(0x80 >> i % 8);
	new->ifa.ifa_netmask = put(&new->netmask, address, mask);
	return 0;
}

/* 1: to be continued; 0: the end; -1 and errno. */
static int take(struct list *list, char *data, ssize_t n)
{
	struct nlmsghdr *message;
	int error = 0;

	for (message = (void *)data; NLMSG_OK(message, (unsigned)n); message = NLMSG_NEXT(message, n)) {
		if (message->nlmsg_type == NLMSG_DONE)
			return 0;
		if (message->nlmsg_type == NLMSG_ERROR) {
			errno = -((struct nlmsgerr *)NLMSG_DATA(message))->error;
			return -1;
		}
		if (message->nlmsg_type == RTM_NEWLINK)
			error = add_link(list, message);
		else if (message->nlmsg_type == RTM_NEWADDR)
			error = add_address(list, message);
		if (error)
			return -1;
	}
	return 1;
}

static int dump(int fd, unsigned short type, struct list *list)
{
	struct {
		struct nlmsghdr head;
		struct rtgenmsg body;
	} request = { { sizeof request, type, NLM_F_DUMP | NLM_F_REQUEST, 1, 0 }, { AF_UNSPEC } };
	_Alignas(struct nlmsghdr) char data[8192];
	ssize_t n;
	int more;

	if (send(fd, &request, sizeof request, 0) < 0)
		return -1;
	do {
		n = recv(fd, data, sizeof data, 0);
		more = n < 0 ? -1 : take(list, data, n);
	} while (more > 0);
	return more;
}

int getifaddrs(struct ifaddrs **result)
{
	struct list list = { NULL, &list.first };
	int fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE), error;

	if (fd < 0)
		return -1;
	error = dump(fd, RTM_GETLINK, &list) || dump(fd, RTM_GETADDR, &list) ? errno : 0;
	close(fd);
	if (error) {
		freeifaddrs(list.first);
		errno = error;
		return -1;
	}
	*result = list.first;
	return 0;
}

void freeifaddrs(struct ifaddrs *list)
{
	struct ifaddrs *next;

	for (; list; list = next) {
		next = list->ifa_next;
		free(list);
	}
}
