/* getaddrinfo.c: every address of the node times every kind of socket of the service. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "lookup.h"

#define KINDS 3

struct kind {
	int type, protocol;
	const char *name;       /* in /etc/services; NULL: ports have no names */
	in_port_t port;
};

static const struct kind kinds[KINDS] = {
	{ SOCK_STREAM, IPPROTO_TCP, "tcp", 0 },
	{ SOCK_DGRAM, IPPROTO_UDP, "udp", 0 },
	{ SOCK_RAW, 0, NULL, 0 },
};

/* One entry with its address in one piece of memory. */
struct entry {
	struct addrinfo info;
	struct sockaddr_in6 address;
};

static const int known_flags = AI_PASSIVE | AI_CANONNAME | AI_NUMERICHOST | AI_V4MAPPED | AI_ALL
	| AI_ADDRCONFIG | AI_NUMERICSERV;

static int check(const struct addrinfo *hints, const char *node, const char *service)
{
	if (!node && !service)
		return EAI_NONAME;
	if (hints->ai_flags & ~known_flags || (hints->ai_flags & AI_CANONNAME && !node))
		return EAI_BADFLAGS;
	if (hints->ai_family != AF_UNSPEC && hints->ai_family != AF_INET
	 && hints->ai_family != AF_INET6)
		return EAI_FAMILY;
	return 0;
}

/* The kinds of socket that the hints and the service allow: how many, or EAI_*. */
static int find_kinds(const char *service, const struct addrinfo *hints, struct kind found[KINDS])
{
	char *end = NULL;
	unsigned long number = service ? strtoul(service, &end, 10) : 0;
	int numeric = !service || (*service >= '0' && *service <= '9' && !*end), count = 0, port;
	int matches = 0;

	if (numeric && number > 65535)
		return EAI_SERVICE;
	if (!numeric && hints->ai_flags & AI_NUMERICSERV)
		return EAI_NONAME;
	for (const struct kind *kind = kinds; kind < kinds + KINDS; kind++) {
		if ((hints->ai_socktype && hints->ai_socktype != kind->type)
		 || (hints->ai_protocol && kind->protocol && hints->ai_protocol != kind->protocol)
		 || (hints->ai_protocol && !kind->protocol && !hints->ai_socktype))
			continue;
		matches++;
		port = numeric ? htons((uint16_t)number)
			: kind->name ? __service_port(service, kind->name) : -1;
		if (port < 0)
			continue;
		found[count] = *kind;
		found[count].port = (in_port_t)port;
		if (!kind->protocol)
			found[count].protocol = hints->ai_protocol;
		count++;
	}
	return count ? count : matches ? EAI_SERVICE : EAI_SOCKTYPE;
}

/* Could something be sent there? Connecting a UDP socket sends nothing. */
static int reachable(const struct address *address)
{
	struct sockaddr_in6 socket_address;
	socklen_t length = __address_to_socket(address, htons(65535), &socket_address);
	int fd = socket(address->family, SOCK_DGRAM | SOCK_CLOEXEC, 0), is;

	if (fd < 0)
		return 0;
	is = connect(fd, (struct sockaddr *)&socket_address, length) == 0;
	close(fd);
	return is;
}

/* What can be reached before what cannot, IPv6 before IPv4 (RFC 6724 rules 1 and 6, in short). */
static void order(struct found *found)
{
	struct address sorted[LOOKUP_MOST];
	unsigned char rank[LOOKUP_MOST];
	int count = 0;

	for (int i = 0; i < found->count; i++)
		rank[i] = (unsigned char)(2 * !reachable(&found->list[i])
			+ (found->list[i].family == AF_INET));
	for (int wanted = 0; wanted < 4; wanted++)
		for (int i = 0; i < found->count; i++)
			if (rank[i] == wanted)
				sorted[count++] = found->list[i];
	memcpy(found->list, sorted, (size_t)count * sizeof *sorted);
}

/* AI_V4MAPPED: IPv4 addresses as ::ffff:a.b.c.d where there are no others, or with AI_ALL. */
static void map_addresses(struct found *found, int flags)
{
	static const unsigned char prefix[12] = { [10] = 0xff, 0xff };
	int sixes = 0, count = 0;

	for (int i = 0; i < found->count; i++)
		sixes += found->list[i].family == AF_INET6;
	for (int i = 0; i < found->count; i++) {
		struct address *each = &found->list[i];

		if (each->family == AF_INET) {
			if (sixes && !(flags & AI_ALL))
				continue;
			memcpy(each->bytes + 12, each->bytes, 4);
			memcpy(each->bytes, prefix, 12);
			each->family = AF_INET6;
		}
		found->list[count++] = *each;
	}
	found->count = count;
}

static void without_node(struct found *found, const struct addrinfo *hints)
{
	static const struct in_addr any = { INADDR_ANY };
	struct in_addr loopback = { htonl(INADDR_LOOPBACK) };
	int passive = hints->ai_flags & AI_PASSIVE;

	if (hints->ai_family != AF_INET6)
		found_add(found, AF_INET, passive ? &any : &loopback, 0);
	if (hints->ai_family != AF_INET)
		found_add(found, AF_INET6, passive ? &in6addr_any : &in6addr_loopback, 0);
}

/* Drops the families that this machine does not speak at all. */
static void configured(struct found *found)
{
	static const struct address loopback[2] = {
		{ AF_INET, 0, { 127, 0, 0, 1 } }, { AF_INET6, 0, { [15] = 1 } }
	};
	int count = 0;

	for (int i = 0; i < found->count; i++)
		if (reachable(&loopback[found->list[i].family == AF_INET6]))
			found->list[count++] = found->list[i];
	found->count = count;
}

static int find_addresses(struct found *found, const char *node, const struct addrinfo *hints)
{
	int mapped = hints->ai_family == AF_INET6 && hints->ai_flags & AI_V4MAPPED;
	int family = mapped ? AF_UNSPEC : hints->ai_family, error;

	if (!node) {
		without_node(found, hints);
		return 0;
	}
	error = __lookup(found, node, family, hints->ai_flags);
	if (error)
		return error;
	if (hints->ai_flags & AI_ADDRCONFIG && found->count > 1)
		configured(found);
	if (mapped)
		map_addresses(found, hints->ai_flags);
	if (found->count > 1)
		order(found);
	return found->count ? 0 : EAI_NONAME;
}

static struct entry *make_entry(const struct address *address, const struct kind *kind)
{
	struct entry *entry = calloc(1, sizeof *entry);

	if (!entry)
		return NULL;
	entry->info = (struct addrinfo){ .ai_family = address->family, .ai_socktype = kind->type,
		.ai_protocol = kind->protocol, .ai_addr = (struct sockaddr *)&entry->address,
		.ai_addrlen = __address_to_socket(address, kind->port, &entry->address) };
	return entry;
}

int getaddrinfo(const char *restrict node, const char *restrict service,
	const struct addrinfo *restrict hints, struct addrinfo **restrict list)
{
	static const struct addrinfo none = { .ai_flags = AI_V4MAPPED | AI_ADDRCONFIG };
	struct found found = { .count = 0 };
	struct kind of_service[KINDS];
	struct addrinfo *first = NULL, **end = &first;
	int error, count;

	if (!hints)
		hints = &none;
	error = check(hints, node, service);
	if (error)
		return error;
	count = find_kinds(service, hints, of_service);
	if (count < 0)
		return count;
	error = find_addresses(&found, node, hints);
	for (int i = 0; !error && i < found.count; i++)
		for (int k = 0; !error && k < count; k++) {
			struct entry *entry = make_entry(&found.list[i], &of_service[k]);

			if (!entry) {
				error = EAI_MEMORY;
				break;
			}
			entry->info.ai_flags = hints->ai_flags;
			*end = &entry->info;
			end = &entry->info.ai_next;
		}
	if (!error && hints->ai_flags & AI_CANONNAME) {
		first->ai_canonname = strdup(found.canonical[0] ? found.canonical : node);
		if (!first->ai_canonname)
			error = EAI_MEMORY;
	}
	if (error) {
		freeaddrinfo(first);
		return error;
	}
	*list = first;
	return 0;
}

void freeaddrinfo(struct addrinfo *list)
{
	struct addrinfo *next;

	for (; list; list = next) {
		next = list->ai_next;
		free(list->ai_canonname);
		free(list);
	}
}
