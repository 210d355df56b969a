/* sys/fanotify.h: fanotify(7); the constants are the kernel's. */
#ifndef _SYS_FANOTIFY_H
#define _SYS_FANOTIFY_H

#include <features.h>
#include <stdint.h>
#include <linux/fanotify.h>

__BEGIN_DECLS

int fanotify_init(unsigned flags, unsigned event_flags);
int fanotify_mark(int fd, unsigned flags, __UINT64_TYPE__ mask, int dir, const char *path);

__END_DECLS

#endif
