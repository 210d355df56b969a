/* sys/sysmacros.h: PROVISIONAL. */
#ifndef _SYS_SYSMACROS_H
#define _SYS_SYSMACROS_H
#include <features.h>
#endif
