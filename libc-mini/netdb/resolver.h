/* resolver.h: resolv.conf(5), and questions over UDP, or TCP if an answer is too long for it. */
#ifndef LIBC_MINI_RESOLVER_H
#define LIBC_MINI_RESOLVER_H

#include <netinet/in.h>
#include <resolv.h>
#include "libc.h"

struct resolver {
	int server_count;
	struct sockaddr_in6 servers[MAXNS];     /* or a sockaddr_in inside */
	char search[256];                       /* domains, each ended by a NUL, then another NUL */
	unsigned ndots, timeout, attempts;
};

struct question {
	unsigned char query[280], *answer;
	int query_size, size, answer_size;      /* answer_size: 0 none yet */
};

void __resolver_read(struct resolver *resolver) hidden;
/* Asks up to four questions at once, until all have an answer or the time is over; how many have. */
int __resolver_ask(const struct resolver *resolver, struct question *questions, int count) hidden;
/* The names under which a name is to be looked for, one call each: 0 at the end. at begins as 0. */
int __resolver_candidate(const struct resolver *resolver, const char *name, unsigned at,
	char candidate[256]) hidden;

#endif
