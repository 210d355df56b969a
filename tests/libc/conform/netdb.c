/* Names and numbers; nothing here leaves the machine. */
#include <arpa/inet.h>
#include <netdb.h>
#include <stdlib.h>
#include <sys/socket.h>
#include "show.h"

static void get(const char *name, const char *node, const char *service, int flags, int family, int type, int protocol)
{
	struct addrinfo hints = { .ai_flags = flags, .ai_family = family, .ai_socktype = type, .ai_protocol = protocol };
	struct addrinfo *list = NULL, *each;
	char line[1000], *to = line;
	int error = getaddrinfo(node, service, &hints, &list);

	to += sprintf(to, "%d", error);
	for (each = error ? NULL : list; each; each = each->ai_next) {
		char host[100] = "", port[20] = "";

		getnameinfo(each->ai_addr, each->ai_addrlen, host, sizeof host, port, sizeof port,
			NI_NUMERICHOST | NI_NUMERICSERV);
		to += sprintf(to, " [%s]:%s %d/%d/%d %d %s", host, port, each->ai_family, each->ai_socktype,
			each->ai_protocol, each->ai_addrlen, flags & AI_CANONNAME && each->ai_canonname ? each->ai_canonname : "-");
	}
	if (!error)
		freeaddrinfo(list);
	show(name, "%s", line);
}

static void addresses(void)
{
	get("netdb.4", "1.2.3.4", NULL, 0, AF_UNSPEC, SOCK_STREAM, 0);
	get("netdb.4 port", "1.2.3.4", "80", 0, AF_INET, SOCK_STREAM, 0);
	get("netdb.4 udp", "1.2.3.4", "53", 0, AF_INET, SOCK_DGRAM, 0);
	get("netdb.4 protocol", "1.2.3.4", "53", 0, AF_INET, 0, IPPROTO_UDP);
	get("netdb.6", "2001:db8::1", "80", 0, AF_UNSPEC, SOCK_STREAM, 0);
	get("netdb.6 canonical", "::1", "80", AI_CANONNAME, AF_UNSPEC, SOCK_STREAM, 0);
	get("netdb.4 short form", "127.1", "80", 0, AF_UNSPEC, SOCK_STREAM, 0);
	get("netdb.4 hexadecimal", "0x7f000001", "80", AI_NUMERICHOST, AF_UNSPEC, SOCK_STREAM, 0);
	get("netdb.numeric only", "some.name", "80", AI_NUMERICHOST, AF_UNSPEC, SOCK_STREAM, 0);
	get("netdb.passive 4", NULL, "80", AI_PASSIVE, AF_INET, SOCK_STREAM, 0);
	get("netdb.passive 6", NULL, "80", AI_PASSIVE, AF_INET6, SOCK_STREAM, 0);
	get("netdb.loopback 4", NULL, "80", 0, AF_INET, SOCK_STREAM, 0);
	get("netdb.loopback 6", NULL, "80", 0, AF_INET6, SOCK_STREAM, 0);
	get("netdb.nothing", NULL, NULL, 0, AF_UNSPEC, SOCK_STREAM, 0);
	get("netdb.family", "1.2.3.4", NULL, 0, 77, SOCK_STREAM, 0);
	get("netdb.flags", "1.2.3.4", NULL, 0x40000000, AF_UNSPEC, SOCK_STREAM, 0);
	get("netdb.canonical without node [glibc]", NULL, "80", AI_CANONNAME, AF_UNSPEC, SOCK_STREAM, 0);
	get("netdb.numeric service", "1.2.3.4", "http", AI_NUMERICSERV, AF_UNSPEC, SOCK_STREAM, 0);
	get("netdb.bad service", "1.2.3.4", "no-such-service", 0, AF_UNSPEC, SOCK_STREAM, 0);
	get("netdb.localhost", "localhost", "80", 0, AF_INET, SOCK_STREAM, 0);
	get("netdb.mapped", "1.2.3.4", "80", AI_V4MAPPED, AF_INET6, SOCK_STREAM, 0);
	/* The references answer differently: musl EAI_NODATA and others, glibc more entries for raw sockets. */
	get("netdb.4 as 6 [glibc]", "1.2.3.4", "80", 0, AF_INET6, SOCK_STREAM, 0);
	get("netdb.6 as 4 [glibc]", "::1", "80", 0, AF_INET, SOCK_STREAM, 0);
	get("netdb.all types [glibc]", "1.2.3.4", "80", 0, AF_UNSPEC, 0, 0);
	get("netdb.raw [glibc]", "1.2.3.4", NULL, 0, AF_UNSPEC, SOCK_RAW, 0);
	get("netdb.raw protocol [glibc]", "1.2.3.4", NULL, 0, AF_UNSPEC, SOCK_RAW, IPPROTO_ICMP);
	get("netdb.socktype [glibc]", "1.2.3.4", NULL, 0, AF_UNSPEC, 77, 0);
	get("netdb.type against protocol [glibc]", "1.2.3.4", "80", 0, AF_UNSPEC, SOCK_STREAM, IPPROTO_UDP);
}

static void numbers(void)
{
	struct sockaddr_in in = { .sin_family = AF_INET, .sin_port = htons(8080), .sin_addr.s_addr = htonl(0x01020304) };
	struct sockaddr_in6 in6 = { .sin6_family = AF_INET6, .sin6_port = htons(1) };
	char host[80] = "", port[20] = "";
	int error;

	error = getnameinfo((void *)&in, sizeof in, host, sizeof host, port, sizeof port, NI_NUMERICHOST | NI_NUMERICSERV);
	show("netdb.getnameinfo 4", "%d %s %s", error, host, port);
	error = getnameinfo((void *)&in, sizeof in, NULL, 0, port, sizeof port, NI_NUMERICSERV);
	show("netdb.getnameinfo service alone", "%d %s", error, port);
	error = getnameinfo((void *)&in, sizeof in, host, sizeof host, NULL, 0, NI_NUMERICHOST);
	show("netdb.getnameinfo host alone", "%d %s", error, host);
	error = getnameinfo((void *)&in, sizeof in, host, 4, NULL, 0, NI_NUMERICHOST);
	show("netdb.getnameinfo no room", "%d", error);
	in6.sin6_addr.s6_addr[0] = 0xfe;
	in6.sin6_addr.s6_addr[1] = 0x80;
	in6.sin6_scope_id = 1;
	error = getnameinfo((void *)&in6, sizeof in6, host, sizeof host, NULL, 0, NI_NUMERICHOST);
	show("netdb.getnameinfo scope", "%d %s", error, host);
	in6.sin6_scope_id = 12345;
	error = getnameinfo((void *)&in6, sizeof in6, host, sizeof host, NULL, 0, NI_NUMERICHOST);
	show("netdb.getnameinfo unknown scope", "%d %s", error, host);
	in.sin_family = 99;
	error = getnameinfo((void *)&in, sizeof in, host, sizeof host, NULL, 0, NI_NUMERICHOST);
	show("netdb.getnameinfo family", "%d", error);
	error = getnameinfo((void *)&in6, 4, host, sizeof host, NULL, 0, NI_NUMERICHOST);
	show("netdb.getnameinfo length", "%d", error);
}

static void old(void)
{
	struct hostent *host = gethostbyname("1.2.3.4"), answer, *result;
	char buffer[500], text[40];
	int error;

	show("netdb.gethostbyname", "%s %d %d %s %d", host->h_name, host->h_addrtype, host->h_length,
		inet_ntop(AF_INET, host->h_addr_list[0], text, sizeof text), host->h_addr_list[1] == NULL);
	host = gethostbyname2("::1", AF_INET6);
	show("netdb.gethostbyname2", "%s %d %s", host->h_name, host->h_length,
		inet_ntop(AF_INET6, host->h_addr, text, sizeof text));
	error = 0;
	int code = gethostbyname_r("5.6.7.8", &answer, buffer, sizeof buffer, &result, &error);
	show("netdb.gethostbyname_r", "%d %s", code, inet_ntop(AF_INET, answer.h_addr, text, sizeof text));
	show("netdb.gethostbyname_r no room", "%s", error_name(gethostbyname_r("5.6.7.8", &answer, buffer, 4, &result, &error)));
	struct protoent *protocol = getprotobyname("tcp");
	/* glibc wants /etc/protocols, which not every machine has */
	show("netdb.getprotobyname [musl]", "%d", protocol ? protocol->p_proto : -1);
	protocol = getprotobynumber(17);
	show("netdb.getprotobynumber [musl]", "%s", protocol ? protocol->p_name : "");
	show("netdb.getprotobyname none", "%d", getprotobyname("nonesuch") == NULL);
	show("netdb.getservbyname none", "%d", getservbyname("nonesuch", "tcp") == NULL);
	for (int e = -11; e <= -1; e++) {
		char name[40];

		snprintf(name, sizeof name, "netdb.gai_strerror %d [glibc]", e);
		show(name, "%s", gai_strerror(e));
	}
}

int main(void)
{
	addresses();
	numbers();
	old();
	return 0;
}
