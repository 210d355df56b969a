#include <resolv.h>
#include <string.h>
#include "libc.h"
#include "resolver.h"

static struct __res_state state;

struct __res_state *__res_state(void)
{
	return &state;
}

/* Shows what /etc/resolv.conf says; each lookup reads the file anew. */
int res_init(void)
{
	static struct resolver resolver;
	char *domain;
	int n = 0;

	__resolver_read(&resolver);
	memset(&state, 0, sizeof state);
	state.options = RES_INIT | RES_DEFAULT;
	state.retrans = (int)resolver.timeout;
	state.retry = (int)resolver.attempts;
	state.ndots = resolver.ndots;
	for (int i = 0; i < resolver.server_count; i++)
		if (resolver.servers[i].sin6_family == AF_INET)
			memcpy(&state.nsaddr_list[state.nscount++], &resolver.servers[i],
				sizeof *state.nsaddr_list);
	for (domain = resolver.search; *domain && n < MAXDNSRCH; domain += strlen(domain) + 1)
		state.dnsrch[n++] = domain;
	strcpy(state.defdname, resolver.search);
	return 0;
}
