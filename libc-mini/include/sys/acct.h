/* sys/acct.h: acct(2). */
#ifndef _SYS_ACCT_H
#define _SYS_ACCT_H

#include <features.h>
#include <linux/acct.h>

__BEGIN_DECLS

int acct(const char *path);     /* NULL: stop */

__END_DECLS

#endif
