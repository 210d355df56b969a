/* gethostbyname.c: the older interface: a hostent in the caller's memory, or in the library's. */
#include <errno.h>
#include <string.h>
#include "lookup.h"

static int error_of(int eai)
{
	switch (eai) {
	case EAI_AGAIN:
		return TRY_AGAIN;
	case EAI_NODATA:
	case EAI_ADDRFAMILY:
		return NO_DATA;
	case EAI_NONAME:
		return HOST_NOT_FOUND;
	}
	return NO_RECOVERY;
}

/* In the buffer: pointers to addresses, NULL, one alias, NULL, the addresses, the names. */
static int build(const struct found *found, const char *name, const char *canonical, int family,
	struct hostent *host, char *buffer, size_t size, struct hostent **result)
{
	size_t length = family == AF_INET ? 4 : 16, skew = -(uintptr_t)buffer % sizeof(char *);
	size_t count = (size_t)found->count, is_alias = strcmp(name, canonical) != 0;
	size_t need = skew + (count + 3) * sizeof(char *) + count * length + strlen(canonical) + 1
		+ strlen(name) + 1;
	char **pointers = (char **)(void *)(buffer + skew), *bytes;

	if (size < need)
		return ERANGE;
	bytes = (char *)(pointers + count + 3);
	for (size_t i = 0; i < count; i++, bytes += length)
		pointers[i] = memcpy(bytes, found->list[i].bytes, length);
	pointers[count] = NULL;
	host->h_name = strcpy(bytes, canonical);
	bytes += strlen(bytes) + 1;
	pointers[count + 1] = is_alias ? strcpy(bytes, name) : NULL;
	pointers[count + 2] = NULL;
	host->h_aliases = pointers + count + 1;
	host->h_addrtype = family;
	host->h_length = (int)length;
	host->h_addr_list = pointers;
	*result = host;
	return 0;
}

int gethostbyname2_r(const char *name, int family, struct hostent *host, char *buffer, size_t size,
	struct hostent **result, int *error)
{
	struct found found;
	int answer;

	*result = NULL;
	if (family != AF_INET && family != AF_INET6) {
		*error = NO_RECOVERY;
		return EAFNOSUPPORT;
	}
	answer = __lookup(&found, name, family, 0);
	if (answer) {
		*error = error_of(answer);
		return 0;
	}
	answer = build(&found, name, found.canonical[0] ? found.canonical : name, family, host, buffer,
		size, result);
	if (answer)
		*error = NETDB_INTERNAL;
	return answer;
}

int gethostbyname_r(const char *name, struct hostent *host, char *buffer, size_t size,
	struct hostent **result, int *error)
{
	return gethostbyname2_r(name, AF_INET, host, buffer, size, result, error);
}

int gethostbyaddr_r(const void *address, socklen_t length, int family, struct hostent *host,
	char *buffer, size_t size, struct hostent **result, int *error)
{
	struct found found = { .count = 0 };
	char name[LOOKUP_NAME];
	int answer;

	*result = NULL;
	if ((family != AF_INET || length != 4) && (family != AF_INET6 || length != 16)) {
		*error = NO_RECOVERY;
		return EINVAL;
	}
	found_add(&found, family, address, 0);
	if (!__reverse_hosts(&found.list[0], name) && !__reverse_dns(&found.list[0], name)) {
		*error = HOST_NOT_FOUND;
		return 0;
	}
	answer = build(&found, name, name, family, host, buffer, size, result);
	if (answer)
		*error = NETDB_INTERNAL;
	return answer;
}

static struct hostent common;
static char memory[(LOOKUP_MOST + 3) * (16 + sizeof(char *)) + 2 * LOOKUP_NAME];

struct hostent *gethostbyname2(const char *name, int family)
{
	struct hostent *result;

	gethostbyname2_r(name, family, &common, memory, sizeof memory, &result, &h_errno);
	return result;
}

struct hostent *gethostbyname(const char *name)
{
	return gethostbyname2(name, AF_INET);
}

struct hostent *gethostbyaddr(const void *address, socklen_t length, int family)
{
	struct hostent *result;

	gethostbyaddr_r(address, length, family, &common, memory, sizeof memory, &result, &h_errno);
	return result;
}
