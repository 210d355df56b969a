/* sys/epoll.h: epoll(7). */
#ifndef _SYS_EPOLL_H
#define _SYS_EPOLL_H

#include <features.h>
#include <bits/epoll.h>
#include <bits/sigset.h>
#include <bits/timespec.h>
#include <fcntl.h>
#include <stdint.h>

typedef __sigset_t sigset_t;

__BEGIN_DECLS

#define EPOLL_CLOEXEC O_CLOEXEC

enum EPOLL_EVENTS { __EPOLL_DUMMY };
#define EPOLLIN        0x001
#define EPOLLPRI       0x002
#define EPOLLOUT       0x004
#define EPOLLERR       0x008
#define EPOLLHUP       0x010
#define EPOLLNVAL      0x020
#define EPOLLRDNORM    0x040
#define EPOLLRDBAND    0x080
#define EPOLLWRNORM    0x100
#define EPOLLWRBAND    0x200
#define EPOLLMSG       0x400
#define EPOLLRDHUP     0x2000
#define EPOLLEXCLUSIVE (1U << 28)
#define EPOLLWAKEUP    (1U << 29)
#define EPOLLONESHOT   (1U << 30)
#define EPOLLET        (1U << 31)

#define EPOLL_CTL_ADD 1
#define EPOLL_CTL_DEL 2
#define EPOLL_CTL_MOD 3

typedef union epoll_data {
	void *ptr;
	int fd;
	__UINT32_TYPE__ u32;
	__UINT64_TYPE__ u64;
} epoll_data_t;

struct epoll_event {
	__UINT32_TYPE__ events;
	epoll_data_t data;
} __EPOLL_PACKED;

int epoll_create(int size);     /* size is not used, but must be positive */
int epoll_create1(int flags);
int epoll_ctl(int epoll, int operation, int fd, struct epoll_event *event);
/* How many events were stored. */
int epoll_wait(int epoll, struct epoll_event *events, int room, int milliseconds);
int epoll_pwait(int epoll, struct epoll_event *events, int room, int milliseconds,
	const sigset_t *mask);
int epoll_pwait2(int epoll, struct epoll_event *events, int room, const struct timespec *timeout,
	const sigset_t *mask);

__END_DECLS

#endif
