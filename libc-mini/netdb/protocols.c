/* protocols.c: IANA's numbers do not change; what programs ask for is in this table. */
#include <errno.h>
#include <netdb.h>
#include <string.h>
#include "libc.h"

static const struct protocol {
	short number;
	char name[12], alias[12];
} protocols[] = {
	{ 0, "ip", "IP" }, { 1, "icmp", "ICMP" }, { 2, "igmp", "IGMP" }, { 3, "ggp", "GGP" },
	{ 4, "ipencap", "IP-ENCAP" }, { 5, "st", "ST" }, { 6, "tcp", "TCP" }, { 8, "egp", "EGP" },
	{ 9, "igp", "IGP" }, { 12, "pup", "PUP" }, { 17, "udp", "UDP" }, { 20, "hmp", "HMP" },
	{ 22, "xns-idp", "XNS-IDP" }, { 27, "rdp", "RDP" }, { 29, "iso-tp4", "ISO-TP4" },
	{ 33, "dccp", "DCCP" }, { 36, "xtp", "XTP" }, { 37, "ddp", "DDP" },
	{ 38, "idpr-cmtp", "IDPR-CMTP" }, { 41, "ipv6", "IPv6" }, { 43, "ipv6-route", "IPv6-Route" },
	{ 44, "ipv6-frag", "IPv6-Frag" }, { 45, "idrp", "IDRP" }, { 46, "rsvp", "RSVP" },
	{ 47, "gre", "GRE" }, { 50, "esp", "IPSEC-ESP" }, { 51, "ah", "IPSEC-AH" },
	{ 57, "skip", "SKIP" }, { 58, "ipv6-icmp", "IPv6-ICMP" }, { 59, "ipv6-nonxt", "IPv6-NoNxt" },
	{ 60, "ipv6-opts", "IPv6-Opts" }, { 73, "rspf", "RSPF" }, { 81, "vmtp", "VMTP" },
	{ 88, "eigrp", "EIGRP" }, { 89, "ospf", "OSPFIGP" }, { 93, "ax.25", "AX.25" },
	{ 94, "ipip", "IPIP" }, { 97, "etherip", "ETHERIP" }, { 98, "encap", "ENCAP" },
	{ 103, "pim", "PIM" }, { 108, "ipcomp", "IPCOMP" }, { 112, "vrrp", "VRRP" },
	{ 115, "l2tp", "L2TP" }, { 124, "isis", "ISIS" }, { 132, "sctp", "SCTP" },
	{ 135, "mobility", "Mobility" }, { 136, "udplite", "UDPLite" }, { 137, "mpls", "MPLS-in-IP" },
	{ 139, "hip", "HIP" }, { 140, "shim6", "Shim6" }, { 141, "wesp", "WESP" },
	{ 142, "rohc", "ROHC" },
};

/* One of the table as a protoent; aliases[] is the caller's. */
static struct protoent *show(const struct protocol *p, struct protoent *to, char *aliases[2])
{
	aliases[0] = (char *)p->alias;
	aliases[1] = NULL;
	*to = (struct protoent){ (char *)p->name, aliases, p->number };
	return to;
}

static const struct protocol *find(const char *name, int number)
{
	for (const struct protocol *p = protocols; p < protocols + countof(protocols); p++)
		if (name ? strcmp(name, p->name) == 0 || strcmp(name, p->alias) == 0
		 : p->number == number)
			return p;
	return NULL;
}

static struct protoent common;
static char *common_aliases[2];
static size_t next;

struct protoent *getprotobyname(const char *name)
{
	const struct protocol *p = find(name, 0);

	return p ? show(p, &common, common_aliases) : NULL;
}

struct protoent *getprotobynumber(int number)
{
	const struct protocol *p = find(NULL, number);

	return p ? show(p, &common, common_aliases) : NULL;
}

static int into(const struct protocol *p, struct protoent *to, char *buffer, size_t size,
	struct protoent **result)
{
	size_t skew = -(uintptr_t)buffer % sizeof(char *);

	*result = NULL;
	if (!p)
		return 0;
	if (size < skew + 2 * sizeof(char *))
		return ERANGE;
	*result = show(p, to, (char **)(void *)(buffer + skew));
	return 0;
}

int getprotobyname_r(const char *name, struct protoent *to, char *buffer, size_t size,
	struct protoent **result)
{
	return into(find(name, 0), to, buffer, size, result);
}

int getprotobynumber_r(int number, struct protoent *to, char *buffer, size_t size,
	struct protoent **result)
{
	return into(find(NULL, number), to, buffer, size, result);
}

void setprotoent(int stay_open)
{
	(void)stay_open;
	next = 0;
}

void endprotoent(void)
{
	next = 0;
}

struct protoent *getprotoent(void)
{
	return next < countof(protocols) ? show(&protocols[next++], &common, common_aliases) : NULL;
}
