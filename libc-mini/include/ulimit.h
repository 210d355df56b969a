/* ulimit.h: POSIX.1-2017 <ulimit.h>, obsolescent. */
#ifndef _ULIMIT_H
#define _ULIMIT_H

#include <features.h>

__BEGIN_DECLS

#define UL_GETFSIZE 1
#define UL_SETFSIZE 2

/* The greatest file, in blocks of 512 bytes, or -1. */
long ulimit(int command, ... /* long blocks */);

__END_DECLS

#endif
