/* sys/un.h: POSIX.1-2017 <sys/un.h>: addresses of local sockets; unix(7). */
#ifndef _SYS_UN_H
#define _SYS_UN_H

#include <features.h>
#include <bits/types.h>

typedef __sa_family_t sa_family_t;

struct sockaddr_un {
	sa_family_t sun_family;         /* AF_UNIX */
	char sun_path[108];             /* a path, or NUL and a name */
};

#ifdef __MINI_DEFAULT
/* The length of an address with a path. */
#define SUN_LEN(address) \
	(__builtin_offsetof(struct sockaddr_un, sun_path) + __builtin_strlen((address)->sun_path))
#endif

#endif
