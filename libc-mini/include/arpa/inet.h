/* arpa/inet.h: POSIX.1-2017 <arpa/inet.h>; inet(3), inet_pton(3). */
#ifndef _ARPA_INET_H
#define _ARPA_INET_H

#include <netinet/in.h>
#define __need_size_t
#include <stddef.h>

__BEGIN_DECLS

/* "a.b.c.d", "a.b.c", "a.b" or "a", each decimal, 0octal or 0xhex. INADDR_NONE / 0 / -1: no address. */
in_addr_t inet_addr(const char *text);
/* To text in a buffer of its own, which the next call overwrites. */
char *inet_ntoa(struct in_addr address);
/* family AF_INET or AF_INET6. 1; 0 if text is no address; -1 and EAFNOSUPPORT. */
int inet_pton(int family, const char *__restrict text, void *__restrict address);
/* NULL: EAFNOSUPPORT; ENOSPC if size is too small (INET_ADDRSTRLEN, INET6_ADDRSTRLEN suffice). */
const char *inet_ntop(int family, const void *__restrict address, char *__restrict text,
	socklen_t size);

#ifdef __MINI_DEFAULT
int inet_aton(const char *text, struct in_addr *address);       /* 1, or 0 if it is none */
in_addr_t inet_network(const char *text);                       /* in host byte order */
struct in_addr inet_makeaddr(in_addr_t net, in_addr_t host);
in_addr_t inet_lnaof(struct in_addr address);
in_addr_t inet_netof(struct in_addr address);
#endif

__END_DECLS

#endif
