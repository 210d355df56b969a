/* sys/single_threaded.h: glibc's: not 0 while the process has one thread. */
#ifndef _SYS_SINGLE_THREADED_H
#define _SYS_SINGLE_THREADED_H

#include <features.h>

__BEGIN_DECLS
extern char __libc_single_threaded;
__END_DECLS

#endif
