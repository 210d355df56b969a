#include <resolv.h>
#include <string.h>
#include <time.h>
#include "libc.h"

/* The head (id, "recursion desired", one question), the name, type and class: RFC 1035 4.1. */
int res_mkquery(int operation, const char *name, int record_class, int type,
	const unsigned char *data, int data_size, const unsigned char *unused, unsigned char *query,
	int size)
{
	static unsigned short id;
	struct timespec now;
	int n;

	(void)data, (void)data_size, (void)unused;
	if (size < NS_HFIXEDSZ + NS_QFIXEDSZ + 1 || (unsigned)operation > 15
	 || (unsigned)record_class > 0xffff || (unsigned)type > 0xffff)
		return -1;
	memset(query, 0, NS_HFIXEDSZ);
	clock_gettime(CLOCK_REALTIME, &now);
	id = (unsigned short)(id * 31 + (unsigned)now.tv_nsec + ((unsigned)now.tv_nsec >> 16) + 1);
	ns_put16(id, query);
	query[2] = (unsigned char)(operation << 3 | 1);
	query[5] = 1;
	n = dn_comp(name, query + NS_HFIXEDSZ, size - NS_HFIXEDSZ - NS_QFIXEDSZ, NULL, NULL);
	if (n < 0)
		return -1;
	n += NS_HFIXEDSZ;
	ns_put16((unsigned)type, query + n);
	ns_put16((unsigned)record_class, query + n + 2);
	return n + NS_QFIXEDSZ;
}
