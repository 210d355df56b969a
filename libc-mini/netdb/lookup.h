/* lookup.h: from names to addresses and back, in the order: a number, /etc/hosts, DNS. */
#ifndef LIBC_MINI_LOOKUP_H
#define LIBC_MINI_LOOKUP_H

#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>
#include "libc.h"

#define LOOKUP_MOST 48          /* addresses of one name */
#define LOOKUP_NAME 256         /* bytes of a name with its NUL: RFC 1035 3.1 */

struct address {
	int family;
	unsigned scope;         /* an interface's index, for link-local IPv6 */
	unsigned char bytes[16];
};

struct found {
	int count;
	struct address list[LOOKUP_MOST];
	char canonical[LOOKUP_NAME];
};

/* Each: 0 (found->count may be 0) or EAI_*. family: AF_UNSPEC, AF_INET, AF_INET6. */
int __lookup(struct found *found, const char *name, int family, int flags) hidden;
int __lookup_number(struct found *found, const char *name, int family) hidden;
int __lookup_hosts(struct found *found, const char *name, int family) hidden;
int __lookup_dns(struct found *found, const char *name, int family) hidden;

/* The name of an address: 1 and host, or 0. */
int __reverse_hosts(const struct address *address, char host[LOOKUP_NAME]) hidden;
int __reverse_dns(const struct address *address, char host[LOOKUP_NAME]) hidden;

static inline void found_add(struct found *found, int family, const void *bytes, unsigned scope)
{
	struct address *new = &found->list[found->count];

	if (found->count == LOOKUP_MOST)
		return;
	found->count++;
	*new = (struct address){ family, scope, { 0 } };
	__builtin_memcpy(new->bytes, bytes, family == AF_INET ? 4 : 16);
}

/* A socket address of it; returns its length. */
socklen_t __address_to_socket(const struct address *address, in_port_t port,
	struct sockaddr_in6 *to) hidden;

/* The next line of a file of words, without its comment: NULL at the end. */
char *__next_line(FILE *f, char *line, size_t size) hidden;
/* The next word, ended by a NUL; *rest moves on. NULL: no more. */
char *__next_word(char **rest) hidden;

/* A port for a service of a protocol ("tcp", NULL: any): -1, or network byte order. */
int __service_port(const char *name, const char *protocol) hidden;

#endif
