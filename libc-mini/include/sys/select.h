/* sys/select.h: PROVISIONAL. */
#ifndef _SYS_SELECT_H
#define _SYS_SELECT_H
#include <features.h>
#endif
