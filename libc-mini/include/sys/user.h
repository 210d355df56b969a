/* sys/user.h: a traced process's registers. */
#ifndef _SYS_USER_H
#define _SYS_USER_H

#include <bits/user.h>

#endif
