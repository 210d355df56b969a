/* mqueue.h: POSIX.1-2017 <mqueue.h>: message queues; mq_overview(7). */
#ifndef _MQUEUE_H
#define _MQUEUE_H

#include <features.h>
#include <bits/types.h>
#include <bits/timespec.h>
#include <fcntl.h>
#define __need_size_t
#include <stddef.h>

typedef int mqd_t;      /* a file descriptor */
typedef __ssize_t ssize_t;

struct mq_attr {
	long mq_flags;          /* 0 or O_NONBLOCK */
	long mq_maxmsg, mq_msgsize, mq_curmsgs;
	long __reserved[4];
};

struct sigevent;

__BEGIN_DECLS
/* mq_open(name, flags, mode, attributes or NULL) with O_CREAT. -1 and errno on failure. */
mqd_t mq_open(const char *name, int flags, ...);
int mq_close(mqd_t queue);
int mq_unlink(const char *name);
int mq_getattr(mqd_t queue, struct mq_attr *attributes);
int mq_setattr(mqd_t queue, const struct mq_attr *__restrict attributes,
	struct mq_attr *__restrict old);
int mq_send(mqd_t queue, const char *message, size_t size, unsigned priority);
int mq_timedsend(mqd_t queue, const char *message, size_t size, unsigned priority,
	const struct timespec *until);
ssize_t mq_receive(mqd_t queue, char *message, size_t size, unsigned *priority);
ssize_t mq_timedreceive(mqd_t queue, char *__restrict message, size_t size,
	unsigned *__restrict priority, const struct timespec *__restrict until);
/* SIGEV_NONE and SIGEV_SIGNAL; SIGEV_THREAD: ENOSYS. */
int mq_notify(mqd_t queue, const struct sigevent *how);
__END_DECLS

#endif
