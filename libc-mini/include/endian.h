/* endian.h: PROVISIONAL. */
#ifndef _ENDIAN_H
#define _ENDIAN_H
#include <features.h>
#endif
