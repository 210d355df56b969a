/* poll.h: POSIX.1-2017 <poll.h>; ppoll() of POSIX.1-2024. */
#ifndef _POLL_H
#define _POLL_H

#include <features.h>
#ifdef __MINI_DEFAULT
#include <bits/sigset.h>
#include <bits/timespec.h>
#endif

__BEGIN_DECLS

#define POLLIN     0x001
#define POLLPRI    0x002
#define POLLOUT    0x004
#define POLLERR    0x008
#define POLLHUP    0x010
#define POLLNVAL   0x020
#define POLLRDNORM 0x040
#define POLLRDBAND 0x080
#define POLLWRNORM 0x100
#define POLLWRBAND 0x200
#ifdef __MINI_GNU
#define POLLMSG    0x400
#define POLLRDHUP  0x2000
#endif

typedef unsigned long nfds_t;

struct pollfd {
	int fd;         /* negative: not looked at */
	short events, revents;
};

/* Waits until one is ready; timeout in milliseconds, negative: for ever. How many, 0 or -1. */
int poll(struct pollfd *fds, nfds_t n, int timeout);

#ifdef __MINI_DEFAULT
int ppoll(struct pollfd *fds, nfds_t n, const struct timespec *timeout, const __sigset_t *mask);
#endif

__END_DECLS

#endif
