#include <errno.h>
#include <netdb.h>
#include <resolv.h>
#include <stdio.h>
#include <string.h>
#include "lookup.h"
#include "resolver.h"

int res_send(const unsigned char *query, int query_size, unsigned char *answer, int size)
{
	struct resolver resolver;
	struct question question = { .answer = answer, .query_size = query_size, .size = size };

	if (query_size > (int)sizeof question.query || query_size < NS_HFIXEDSZ || size < NS_HFIXEDSZ) {
		errno = EINVAL;
		return -1;
	}
	memcpy(question.query, query, (size_t)query_size);
	__resolver_read(&resolver);
	if (!__resolver_ask(&resolver, &question, 1)) {
		errno = ETIMEDOUT;
		return -1;
	}
	return question.answer_size;
}

static int refuse(int error)
{
	h_errno = error;
	return -1;
}

int res_query(const char *name, int record_class, int type, unsigned char *answer, int size)
{
	unsigned char query[280];
	int n = res_mkquery(ns_o_query, name, record_class, type, NULL, 0, NULL, query, sizeof query);

	if (n < 0)
		return refuse(NO_RECOVERY);
	n = res_send(query, n, answer, size);
	if (n < NS_HFIXEDSZ)
		return refuse(TRY_AGAIN);
	if ((answer[3] & 15) == ns_r_nxdomain)
		return refuse(HOST_NOT_FOUND);
	if (ns_get16(answer + 6) == 0)
		return refuse(NO_DATA);
	return n;
}

int res_querydomain(const char *name, const char *domain, int record_class, int type,
	unsigned char *answer, int size)
{
	char whole[2 * NS_MAXDNAME];

	if (!domain)
		return res_query(name, record_class, type, answer, size);
	snprintf(whole, sizeof whole, "%.*s.%.*s", NS_MAXDNAME - 1, name, NS_MAXDNAME - 1, domain);
	return res_query(whole, record_class, type, answer, size);
}

int res_search(const char *name, int record_class, int type, unsigned char *answer, int size)
{
	struct resolver resolver;
	char candidate[256];
	int n = refuse(HOST_NOT_FOUND), no_data = 0;

	__resolver_read(&resolver);
	for (unsigned at = 0; __resolver_candidate(&resolver, name, at, candidate); at++) {
		n = res_query(candidate, record_class, type, answer, size);
		if (n >= 0 || h_errno == TRY_AGAIN)
			return n;
		no_data |= h_errno == NO_DATA;
	}
	if (no_data)
		h_errno = NO_DATA;
	return n;
}
