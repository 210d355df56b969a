/* sys/select.h: POSIX.1-2017 <sys/select.h>. */
#ifndef _SYS_SELECT_H
#define _SYS_SELECT_H

#include <features.h>
#include <bits/types.h>
#include <bits/sigset.h>
#include <bits/timespec.h>
#include <bits/timeval.h>
#define __need_size_t
#include <stddef.h>

typedef __time_t time_t;
typedef __suseconds_t suseconds_t;
typedef __sigset_t sigset_t;

__BEGIN_DECLS

#define FD_SETSIZE 1024
#define NFDBITS    ((int)(8 * sizeof(long)))

typedef unsigned long fd_mask;
typedef struct { unsigned long fds_bits[FD_SETSIZE / 8 / sizeof(long)]; } fd_set;

/* A descriptor must be below FD_SETSIZE; it is not checked (POSIX: undefined). */
#define __FD_WORD(fd, set) ((set)->fds_bits[(unsigned)(fd) / (8 * sizeof(long))])
#define __FD_BIT(fd)       (1UL << ((unsigned)(fd) % (8 * sizeof(long))))
#define FD_SET(fd, set)    ((void)(__FD_WORD(fd, set) |= __FD_BIT(fd)))
#define FD_CLR(fd, set)    ((void)(__FD_WORD(fd, set) &= ~__FD_BIT(fd)))
#define FD_ISSET(fd, set)  ((__FD_WORD(fd, set) & __FD_BIT(fd)) != 0)
#define FD_ZERO(set)       ((void)__builtin_memset((set), 0, sizeof(fd_set)))

/* Waits until one of the descriptors 0 … n-1 of the sets is ready, for as long as the timeout says
 * (NULL: for ever). Returns how many, 0 after the timeout, or -1: EBADF, EINTR, EINVAL.
 * select() leaves the remaining time in *timeout, as Linux does; pselect() does not, and sets the
 * signal mask while it waits. */
int select(int n, fd_set *__restrict read, fd_set *__restrict write, fd_set *__restrict except,
	struct timeval *__restrict timeout);
int pselect(int n, fd_set *__restrict read, fd_set *__restrict write, fd_set *__restrict except,
	const struct timespec *__restrict timeout, const sigset_t *__restrict mask);

__END_DECLS

#endif
