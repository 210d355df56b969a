/* sys/uio.h: POSIX.1-2017 <sys/uio.h>; Linux's additions. */
#ifndef _SYS_UIO_H
#define _SYS_UIO_H

#include <features.h>
#include <bits/types.h>
#include <bits/iovec.h>

typedef __ssize_t ssize_t;
typedef __off_t off_t;
typedef __pid_t pid_t;

__BEGIN_DECLS

#define UIO_MAXIOV 1024

/* As read() and write(), from or into `count` pieces in their order. */
ssize_t readv(int fd, const struct iovec *pieces, int count);
ssize_t writev(int fd, const struct iovec *pieces, int count);

#ifdef __MINI_DEFAULT
ssize_t preadv(int fd, const struct iovec *pieces, int count, off_t offset);
ssize_t pwritev(int fd, const struct iovec *pieces, int count, off_t offset);
#endif

#ifdef __MINI_GNU
#define RWF_HIPRI  0x01
#define RWF_DSYNC  0x02
#define RWF_SYNC   0x04
#define RWF_NOWAIT 0x08
#define RWF_APPEND 0x10
ssize_t preadv2(int fd, const struct iovec *pieces, int count, off_t offset, int flags);
ssize_t pwritev2(int fd, const struct iovec *pieces, int count, off_t offset, int flags);
/* Another process's memory. */
ssize_t process_vm_readv(pid_t pid, const struct iovec *here, unsigned long here_count,
	const struct iovec *there, unsigned long there_count, unsigned long flags);
ssize_t process_vm_writev(pid_t pid, const struct iovec *here, unsigned long here_count,
	const struct iovec *there, unsigned long there_count, unsigned long flags);
#endif

#if defined(_LARGEFILE64_SOURCE) || defined(__MINI_GNU)
#define preadv64  preadv
#define pwritev64 pwritev
#define preadv64v2  preadv2
#define pwritev64v2 pwritev2
#endif

__END_DECLS

#endif
