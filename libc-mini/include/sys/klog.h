/* sys/klog.h: syslog(2), the kernel's messages. */
#ifndef _SYS_KLOG_H
#define _SYS_KLOG_H

#include <features.h>

__BEGIN_DECLS

int klogctl(int action, char *buffer, int size);

__END_DECLS

#endif
