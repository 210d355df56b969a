/* sys/times.h: POSIX.1-2017 <sys/times.h>. Units: 1/sysconf(_SC_CLK_TCK) s. */
#ifndef _SYS_TIMES_H
#define _SYS_TIMES_H

#include <features.h>
#include <bits/types.h>

typedef __clock_t clock_t;

struct tms {
	clock_t tms_utime;      /* this process: in its own code, */
	clock_t tms_stime;      /* in the kernel; */
	clock_t tms_cutime;     /* the same of children that were waited for */
	clock_t tms_cstime;
};

__BEGIN_DECLS
/* Fills *tms; returns the time since some point in the past, or -1 and errno. */
clock_t times(struct tms *__tms);
__END_DECLS

#endif
