/* resolv.h: the domain name system from below; resolver(3). */
#ifndef _RESOLV_H
#define _RESOLV_H

#include <features.h>
#include <arpa/nameser.h>
#include <netinet/in.h>
#include <stdint.h>

#define MAXNS           3
#define MAXDFLSRCH      3
#define MAXDNSRCH       6
#define LOCALDOMAINPARTS 2
#define MAXRESOLVSORT   10
#define RES_TIMEOUT     5
#define RES_DFLRETRY    2
#define RES_MAXNDOTS    15
#define RES_MAXRETRANS  30
#define RES_MAXRETRY    5
#define _PATH_RESCONF   "/etc/resolv.conf"

#define RES_INIT        0x00000001
#define RES_DEBUG       0x00000002
#define RES_USEVC       0x00000008
#define RES_IGNTC       0x00000020
#define RES_RECURSE     0x00000040
#define RES_DEFNAMES    0x00000080
#define RES_STAYOPEN    0x00000100
#define RES_DNSRCH      0x00000200
#define RES_NOALIASES   0x00001000
#define RES_ROTATE      0x00004000
#define RES_USE_EDNS0   0x00100000
#define RES_DEFAULT     (RES_RECURSE | RES_DEFNAMES | RES_DNSRCH)

/* What /etc/resolv.conf says. */
struct __res_state {
	int retrans;                    /* seconds to wait for an answer */
	int retry;                      /* how often each server is asked */
	unsigned long options;          /* RES_* */
	int nscount;
	struct sockaddr_in nsaddr_list[MAXNS];
	unsigned short id;
	char *dnsrch[MAXDNSRCH + 1];    /* search list, ended by NULL */
	char defdname[256];
	unsigned ndots;                 /* so many dots make a name be tried as it is first */
};
typedef struct __res_state *res_state;

__BEGIN_DECLS

struct __res_state *__res_state(void);
#define _res (*__res_state())

int res_init(void);
/* The length of the answer, which may be more than size; -1 and h_errno. */
int res_query(const char *name, int record_class, int type, unsigned char *answer, int size);
int res_search(const char *name, int record_class, int type, unsigned char *answer, int size);
int res_querydomain(const char *name, const char *domain, int record_class, int type,
	unsigned char *answer, int size);
/* The length of the query; -1: it does not fit, or the name is no name. */
int res_mkquery(int operation, const char *name, int record_class, int type, const unsigned char *data,
	int data_size, const unsigned char *unused, unsigned char *query, int size);
int res_send(const unsigned char *query, int query_size, unsigned char *answer, int size);

/* Names inside messages (RFC 1035 4.1.4). dn_expand(): bytes that the name takes at `from`; dn_comp():
 * bytes written, names[] (ended by NULL, the first is the message) remembers what can be pointed to.
 * -1: not a name, or no room. */
int dn_expand(const unsigned char *message, const unsigned char *end, const unsigned char *from,
	char *name, int size);
int dn_comp(const char *name, unsigned char *to, int size, unsigned char **names,
	unsigned char **last);
int dn_skipname(const unsigned char *from, const unsigned char *end);

__END_DECLS

#endif
