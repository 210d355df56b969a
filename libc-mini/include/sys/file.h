/* sys/file.h: flock(2): advisory locks of whole files, owned by the open file. */
#ifndef _SYS_FILE_H
#define _SYS_FILE_H

#include <features.h>
#include <fcntl.h>

__BEGIN_DECLS

#ifndef LOCK_SH
#define LOCK_SH 1
#define LOCK_EX 2
#define LOCK_NB 4
#define LOCK_UN 8
#endif
#ifndef L_SET
#define L_SET  0
#define L_INCR 1
#define L_XTND 2
#endif

int flock(int fd, int operation);       /* 0 or -1; LOCK_NB: EWOULDBLOCK */

__END_DECLS

#endif
