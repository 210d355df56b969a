/* sys/reg.h: indices of a traced process's registers. */
#ifndef _SYS_REG_H
#define _SYS_REG_H

#include <bits/reg.h>

#endif
