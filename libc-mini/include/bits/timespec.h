/* bits/timespec.h: struct timespec, for <time.h>, <sys/select.h>, <sys/stat.h> and others. */
#ifndef _BITS_TIMESPEC_H
#define _BITS_TIMESPEC_H

#include <bits/types.h>

typedef __time_t time_t;
typedef __suseconds_t suseconds_t;

#define _STRUCT_TIMESPEC 1      /* for the kernel's <linux/time.h> */
struct timespec {
	time_t tv_sec;
	long tv_nsec;           /* 0 … 999,999,999 */
};

#endif
