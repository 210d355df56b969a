/* sys/eventfd.h: eventfd(2): a counter behind a descriptor. */
#ifndef _SYS_EVENTFD_H
#define _SYS_EVENTFD_H

#include <features.h>
#include <fcntl.h>
#include <stdint.h>

__BEGIN_DECLS

typedef __UINT64_TYPE__ eventfd_t;

#define EFD_SEMAPHORE 1
#define EFD_CLOEXEC   O_CLOEXEC
#define EFD_NONBLOCK  O_NONBLOCK

int eventfd(unsigned value, int flags);
int eventfd_read(int fd, eventfd_t *value);     /* 0 or -1 */
int eventfd_write(int fd, eventfd_t value);

__END_DECLS

#endif
