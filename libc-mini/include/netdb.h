/* netdb.h: POSIX.1-2017 <netdb.h>; getaddrinfo(3), gethostbyname(3).
 *
 * Names of hosts are looked for as numbers, in /etc/hosts, and by DNS (resolv.conf(5)); services in
 * /etc/services; protocols in a table of the library. There is no NIS and no nsswitch.conf. */
#ifndef _NETDB_H
#define _NETDB_H

#include <features.h>
#include <netinet/in.h>

#define _PATH_HOSTS     "/etc/hosts"
#define _PATH_SERVICES  "/etc/services"
#define _PATH_PROTOCOLS "/etc/protocols"
#define _PATH_NETWORKS  "/etc/networks"

struct addrinfo {
	int ai_flags, ai_family, ai_socktype, ai_protocol;
	socklen_t ai_addrlen;
	struct sockaddr *ai_addr;
	char *ai_canonname;             /* of the first entry, with AI_CANONNAME */
	struct addrinfo *ai_next;
};

#define AI_PASSIVE     0x01
#define AI_CANONNAME   0x02
#define AI_NUMERICHOST 0x04
#define AI_V4MAPPED    0x08
#define AI_ALL         0x10
#define AI_ADDRCONFIG  0x20
#define AI_NUMERICSERV 0x400

#define NI_NUMERICHOST 0x01
#define NI_NUMERICSERV 0x02
#define NI_NOFQDN      0x04
#define NI_NAMEREQD    0x08
#define NI_DGRAM       0x10
#define NI_NUMERICSCOPE 0x100
#ifdef __MINI_DEFAULT
#define NI_MAXHOST     1025
#define NI_MAXSERV     32
#endif

#define EAI_BADFLAGS   (-1)
#define EAI_NONAME     (-2)
#define EAI_AGAIN      (-3)
#define EAI_FAIL       (-4)
#define EAI_NODATA     (-5)
#define EAI_FAMILY     (-6)
#define EAI_SOCKTYPE   (-7)
#define EAI_SERVICE    (-8)
#define EAI_ADDRFAMILY (-9)
#define EAI_MEMORY     (-10)
#define EAI_SYSTEM     (-11)
#define EAI_OVERFLOW   (-12)

struct hostent {
	char *h_name, **h_aliases;
	int h_addrtype, h_length;
	char **h_addr_list;
};
#define h_addr h_addr_list[0]

struct netent {
	char *n_name, **n_aliases;
	int n_addrtype;
	uint32_t n_net;                 /* host byte order */
};

struct servent {
	char *s_name, **s_aliases;
	int s_port;                     /* network byte order */
	char *s_proto;
};

struct protoent {
	char *p_name, **p_aliases;
	int p_proto;
};

#define HOST_NOT_FOUND 1
#define TRY_AGAIN      2
#define NO_RECOVERY    3
#define NO_DATA        4
#define NO_ADDRESS     NO_DATA
#ifdef __MINI_DEFAULT
#define NETDB_INTERNAL (-1)
#define NETDB_SUCCESS  0
#endif

__BEGIN_DECLS

/* 0 or EAI_*; *list is to be freed by freeaddrinfo(). */
int getaddrinfo(const char *__restrict node, const char *__restrict service,
	const struct addrinfo *__restrict hints, struct addrinfo **__restrict list);
void freeaddrinfo(struct addrinfo *list);
int getnameinfo(const struct sockaddr *__restrict address, socklen_t length,
	char *__restrict host, socklen_t host_size, char *__restrict service, socklen_t service_size,
	int flags);
const char *gai_strerror(int error);

/* What these return lies in static memory; NULL: not found. */
struct servent *getservbyname(const char *name, const char *protocol);
struct servent *getservbyport(int port, const char *protocol);
struct protoent *getprotobyname(const char *name);
struct protoent *getprotobynumber(int number);
void setservent(int stay_open);
void endservent(void);
struct servent *getservent(void);
void setprotoent(int stay_open);
void endprotoent(void);
struct protoent *getprotoent(void);
void sethostent(int stay_open);
void endhostent(void);
struct hostent *gethostent(void);
void setnetent(int stay_open);
void endnetent(void);
struct netent *getnetent(void);
struct netent *getnetbyname(const char *name);
struct netent *getnetbyaddr(uint32_t net, int family);

#ifdef __MINI_DEFAULT
int *__h_errno_location(void) __attribute__((__const__));
#define h_errno (*__h_errno_location())

struct hostent *gethostbyname(const char *name);
struct hostent *gethostbyname2(const char *name, int family);
struct hostent *gethostbyaddr(const void *address, socklen_t length, int family);
const char *hstrerror(int error);
void herror(const char *prefix);

/* In the caller's memory. 0 and *result (NULL: not found, see *error), or ERANGE. */
int gethostbyname_r(const char *name, struct hostent *host, char *buffer, size_t size,
	struct hostent **result, int *error);
int gethostbyname2_r(const char *name, int family, struct hostent *host, char *buffer, size_t size,
	struct hostent **result, int *error);
int gethostbyaddr_r(const void *address, socklen_t length, int family, struct hostent *host,
	char *buffer, size_t size, struct hostent **result, int *error);
int getservbyname_r(const char *name, const char *protocol, struct servent *service, char *buffer,
	size_t size, struct servent **result);
int getservbyport_r(int port, const char *protocol, struct servent *service, char *buffer,
	size_t size, struct servent **result);
int getprotobyname_r(const char *name, struct protoent *protocol, char *buffer, size_t size,
	struct protoent **result);
int getprotobynumber_r(int number, struct protoent *protocol, char *buffer, size_t size,
	struct protoent **result);
#endif

__END_DECLS

#endif
