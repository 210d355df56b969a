/* sys/fsuid.h: setfsuid(2). Both return the former id. */
#ifndef _SYS_FSUID_H
#define _SYS_FSUID_H

#include <features.h>
#include <bits/types.h>

typedef __uid_t uid_t;
typedef __gid_t gid_t;

__BEGIN_DECLS

int setfsuid(uid_t user);
int setfsgid(gid_t group);

__END_DECLS

#endif
