/* sys/quota.h: quotactl(2). */
#ifndef _SYS_QUOTA_H
#define _SYS_QUOTA_H

#include <features.h>
#include <linux/quota.h>

__BEGIN_DECLS

int quotactl(int command, const char *device, int id, char *address);

__END_DECLS

#endif
