/* sys/sendfile.h: sendfile(2). */
#ifndef _SYS_SENDFILE_H
#define _SYS_SENDFILE_H

#include <features.h>
#include <bits/types.h>
#define __need_size_t
#include <stddef.h>

typedef __ssize_t ssize_t;
typedef __off_t off_t;

__BEGIN_DECLS

ssize_t sendfile(int to_fd, int fd, off_t *offset, size_t n);   /* bytes moved, or -1 */

#if defined(_LARGEFILE64_SOURCE) || defined(__MINI_GNU)
#define sendfile64 sendfile
#endif

__END_DECLS

#endif
