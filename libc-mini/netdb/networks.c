/* networks.c: lists of hosts cannot be read through to their end where names come from DNS, and
 * networks have no names today: all are empty. */
#include <netdb.h>
#include <stddef.h>

void sethostent(int stay_open)
{
	(void)stay_open;
}

void endhostent(void)
{
}

struct hostent *gethostent(void)
{
	return NULL;
}

void setnetent(int stay_open)
{
	(void)stay_open;
}

void endnetent(void)
{
}

struct netent *getnetent(void)
{
	return NULL;
}

struct netent *getnetbyname(const char *name)
{
	(void)name;
	return NULL;
}

struct netent *getnetbyaddr(uint32_t net, int family)
{
	(void)net, (void)family;
	return NULL;
}
