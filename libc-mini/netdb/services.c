/* services.c: services(5): "name port/protocol alias...". */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include "lookup.h"

#define MOST_ALIASES 16

/* Takes a line apart, in place; whether it is a service. */
static int parse(char *line, struct servent *service, char *aliases[MOST_ALIASES + 1])
{
	char *rest = line, *port, *slash;
	int n = 0;

	service->s_name = __next_word(&rest);
	port = service->s_name ? __next_word(&rest) : NULL;
	if (!port || (slash = strchr(port, '/')) == NULL)
		return 0;
	service->s_port = htons((uint16_t)strtoul(port, NULL, 10));
	service->s_proto = slash + 1;
	while (n < MOST_ALIASES && (aliases[n] = __next_word(&rest)) != NULL)
		n++;
	aliases[n] = NULL;
	service->s_aliases = aliases;
	return 1;
}

static int fits(const struct servent *service, const char *name, int port, const char *protocol)
{
	char **alias = service->s_aliases;

	if (protocol && strcmp(protocol, service->s_proto) != 0)
		return 0;
	if (!name)
		return service->s_port == port;
	if (strcmp(name, service->s_name) == 0)
		return 1;
	while (*alias && strcmp(*alias, name) != 0)
		alias++;
	return *alias != NULL;
}

/* Aliases first in the buffer, then the line. 0 and *result, which may be NULL; or ERANGE. */
static int find(const char *name, int port, const char *protocol, struct servent *service,
	char *buffer, size_t size, struct servent **result)
{
	size_t skew = -(uintptr_t)buffer % sizeof(char *), head = (MOST_ALIASES + 1) * sizeof(char *);
	char **aliases = (char **)(void *)(buffer + skew), *line;
	FILE *f;

	*result = NULL;
	if (size < skew + head + 256)
		return ERANGE;
	line = buffer + skew + head;
	size -= skew + head;
	f = fopen(_PATH_SERVICES, "re");
	while (f && !*result && __next_line(f, line, size))
		if (parse(line, service, aliases) && fits(service, name, port, protocol))
			*result = service;
	if (f)
		fclose(f);
	return 0;
}

int getservbyname_r(const char *name, const char *protocol, struct servent *service, char *buffer,
	size_t size, struct servent **result)
{
	return find(name, 0, protocol, service, buffer, size, result);
}

int getservbyport_r(int port, const char *protocol, struct servent *service, char *buffer,
	size_t size, struct servent **result)
{
	return find(NULL, port, protocol, service, buffer, size, result);
}

static struct servent common;
static char memory[1024];

struct servent *getservbyname(const char *name, const char *protocol)
{
	struct servent *result;

	find(name, 0, protocol, &common, memory, sizeof memory, &result);
	return result;
}

struct servent *getservbyport(int port, const char *protocol)
{
	struct servent *result;

	find(NULL, port, protocol, &common, memory, sizeof memory, &result);
	return result;
}

int __service_port(const char *name, const char *protocol)
{
	struct servent service, *result;
	char buffer[1024];

	find(name, 0, protocol, &service, buffer, sizeof buffer, &result);
	return result ? result->s_port : -1;
}

/* ---- one after the other ---- */

static FILE *file;

void setservent(int stay_open)
{
	(void)stay_open;
	if (file)
		rewind(file);
}

void endservent(void)
{
	if (file)
		fclose(file);
	file = NULL;
}

struct servent *getservent(void)
{
	static char *aliases[MOST_ALIASES + 1];

	if (!file)
		file = fopen(_PATH_SERVICES, "re");
	while (file && __next_line(file, memory, sizeof memory))
		if (parse(memory, &common, aliases))
			return &common;
	return NULL;
}
