/* sys/timerfd.h: timers that are file descriptors, timerfd_create(2). */
#ifndef _SYS_TIMERFD_H
#define _SYS_TIMERFD_H

#include <features.h>
#include <time.h>

#define TFD_NONBLOCK            04000
#define TFD_CLOEXEC             02000000
#define TFD_TIMER_ABSTIME       1
#define TFD_TIMER_CANCEL_ON_SET 2

struct itimerspec;

__BEGIN_DECLS
/* A descriptor, or -1 and errno; read(2) gives the number of expirations as 8 bytes. */
int timerfd_create(int __clock, int __flags);
/* 0, or -1 and errno. */
int timerfd_settime(int __fd, int __flags, const struct itimerspec *__value, struct itimerspec *__old);
int timerfd_gettime(int __fd, struct itimerspec *__value);
__END_DECLS

#endif
