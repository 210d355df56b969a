#include <arpa/inet.h>
#include <net/if.h>
#include <string.h>
#include "inet/inet_.h"
#include "lookup.h"

static int host_number(const struct address *address, int flags, char host[LOOKUP_NAME])
{
	char name[IF_NAMESIZE], *end;

	inet_ntop(address->family, address->bytes, host, LOOKUP_NAME);
	if (!address->scope)
		return 0;
	end = host + strlen(host);
	*end++ = '%';
	if (!(flags & NI_NUMERICSCOPE) && if_indextoname(address->scope, name))
		strcpy(end, name);
	else
		__inet_number(end, address->scope, 10);
	return 0;
}

static int host_of(const struct address *address, int flags, char host[LOOKUP_NAME])
{
	if (!(flags & NI_NUMERICHOST)
	 && (__reverse_hosts(address, host) || __reverse_dns(address, host)))
		return 0;
	return flags & NI_NAMEREQD ? EAI_NONAME : host_number(address, flags, host);
}

static void service_of(in_port_t port, int flags, char text[NI_MAXSERV])
{
	struct servent service, *result = NULL;
	char buffer[1024];

	if (!(flags & NI_NUMERICSERV))
		getservbyport_r(port, flags & NI_DGRAM ? "udp" : "tcp", &service, buffer, sizeof buffer,
			&result);
	if (result && strlen(result->s_name) < NI_MAXSERV)
		strcpy(text, result->s_name);
	else
		__inet_number(text, ntohs(port), 10);
}

static int copy(char *to, socklen_t size, const char *text)
{
	if (!to || !size)
		return 0;
	if (strlen(text) >= size)
		return EAI_OVERFLOW;
	strcpy(to, text);
	return 0;
}

int getnameinfo(const struct sockaddr *restrict address, socklen_t length,
	char *restrict host, socklen_t host_size, char *restrict service, socklen_t service_size,
	int flags)
{
	struct address parsed = { .family = address->sa_family };
	const struct sockaddr_in *in = (const void *)address;
	const struct sockaddr_in6 *in6 = (const void *)address;
	char host_text[LOOKUP_NAME] = "", service_text[NI_MAXSERV] = "";
	int error = 0;

	if (parsed.family == AF_INET && length >= sizeof *in)
		memcpy(parsed.bytes, &in->sin_addr, 4);
	else if (parsed.family == AF_INET6 && length >= sizeof *in6) {
		memcpy(parsed.bytes, &in6->sin6_addr, 16);
		parsed.scope = in6->sin6_scope_id;
	} else
		return EAI_FAMILY;
	if ((!host || !host_size) && (!service || !service_size))
		return EAI_NONAME;
	if (host && host_size)
		error = host_of(&parsed, flags, host_text);
	if (!error && service && service_size)
		service_of(in->sin_port, flags, service_text);
	if (!error)
		error = copy(host, host_size, host_text);
	return error ? error : copy(service, service_size, service_text);
}
