#include <arpa/nameser.h>
#include <errno.h>
#include <string.h>
#include "lookup.h"
#include "resolver.h"

/* What an answer says: 0, EAI_NONAME, EAI_AGAIN. Names may stand for names: the last is the real one. */
static int collect(struct found *found, const unsigned char *answer, int size)
{
	ns_msg message;
	ns_rr record;

	if (ns_initparse(answer, size, &message))
		return EAI_AGAIN;
	if (ns_msg_getflag(message, ns_f_rcode) == ns_r_nxdomain)
		return EAI_NONAME;
	for (int i = 0; i < ns_msg_count(message, ns_s_an); i++) {
		if (ns_parserr(&message, ns_s_an, i, &record) || record.rr_class != ns_c_in)
			continue;
		if (record.type == ns_t_a && record.rdlength == 4)
			found_add(found, AF_INET, record.rdata, 0);
		else if (record.type == ns_t_aaaa && record.rdlength == 16)
			found_add(found, AF_INET6, record.rdata, 0);
		else if (record.type == ns_t_cname)
			ns_name_uncompress(answer, answer + size, record.rdata, found->canonical,
				sizeof found->canonical);
	}
	return 0;
}

/* Both kinds of addresses of one name. */
static int look_up_one(const struct resolver *resolver, struct found *found, const char *name,
	int family)
{
	unsigned char answers[2][4096];
	struct question questions[2];
	int count = 0, error = EAI_NONAME, each;

	for (int kind = 0; kind < 2; kind++) {
		struct question *q = &questions[count];

		if (family == (kind ? AF_INET6 : AF_INET))
			continue;
		q->answer = answers[count];
		q->size = sizeof answers[count];
		q->answer_size = 0;
		q->query_size = res_mkquery(ns_o_query, name, ns_c_in, kind ? ns_t_a : ns_t_aaaa, NULL, 0,
			NULL, q->query, sizeof q->query);
		if (q->query_size < 0)
			return EAI_NONAME;
		count++;
	}
	if (count == 2 && memcmp(questions[0].query, questions[1].query, 2) == 0)
		questions[1].query[0] ^= 1;
	if (__resolver_ask(resolver, questions, count) < count)
		return EAI_AGAIN;
	strcpy(found->canonical, name);
	for (int i = 0; i < count; i++) {
		each = collect(found, questions[i].answer, questions[i].answer_size);
		if (each != EAI_NONAME)
			error = each;
	}
	return error ? error : found->count ? 0 : EAI_NODATA;
}

int __lookup_dns(struct found *found, const char *name, int family)
{
	struct resolver resolver;
	char candidate[LOOKUP_NAME];
	int error = EAI_NONAME, this;

	if (!*name)
		return EAI_NONAME;
	__resolver_read(&resolver);
	for (unsigned at = 0; __resolver_candidate(&resolver, name, at, candidate); at++) {
		this = look_up_one(&resolver, found, candidate, family);
		if (this == 0 || this == EAI_AGAIN)
			return this;
		if (this == EAI_NODATA)
			error = this;
	}
	return error;
}

/* "4.3.2.1.in-addr.arpa", or 32 nibbles under ip6.arpa, last first. */
static void pointer_name(const struct address *address, char name[80])
{
	static const char digits[] = "0123456789abcdef";
	char *to = name;

	if (address->family == AF_INET) {
		snprintf(name, 80, "%d.%d.%d.%d.in-addr.arpa", address->bytes[3], address->bytes[2],
			address->bytes[1], address->bytes[0]);
		return;
	}
	for (int i = 15; i >= 0; i--) {
		*to++ = digits[address->bytes[i] & 15];
		*to++ = '.';
		*to++ = digits[address->bytes[i] >> 4];
		*to++ = '.';
	}
	strcpy(to, "ip6.arpa");
}

int __reverse_dns(const struct address *address, char host[LOOKUP_NAME])
{
	unsigned char answer[2048];
	char name[80];
	int n;
	ns_msg message;
	ns_rr record;

	pointer_name(address, name);
	n = res_query(name, ns_c_in, ns_t_ptr, answer, sizeof answer);
	if (n < 0 || ns_initparse(answer, n < (int)sizeof answer ? n : (int)sizeof answer, &message))
		return 0;
	for (int i = 0; i < ns_msg_count(message, ns_s_an); i++)
		if (ns_parserr(&message, ns_s_an, i, &record) == 0 && record.type == ns_t_ptr
		 && ns_name_uncompress(message._msg, message._eom, record.rdata, host, LOOKUP_NAME) > 0)
			return 1;
	return 0;
}
