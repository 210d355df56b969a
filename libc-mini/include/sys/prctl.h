/* sys/prctl.h: prctl(2); the constants are the kernel's. */
#ifndef _SYS_PRCTL_H
#define _SYS_PRCTL_H

#include <features.h>
#include <linux/prctl.h>

__BEGIN_DECLS

int prctl(int option, ...);

__END_DECLS

#endif
