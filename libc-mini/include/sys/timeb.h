/* sys/timeb.h: 4.2BSD's and X/Open's ftime(), gone from POSIX.1-2008. */
#ifndef _SYS_TIMEB_H
#define _SYS_TIMEB_H

#include <features.h>
#include <bits/types.h>

typedef __time_t time_t;

struct timeb {
	time_t time;
	unsigned short millitm;
	short timezone;         /* always 0 */
	short dstflag;          /* always 0 */
};

__BEGIN_DECLS
/* The time now; returns 0. */
int ftime(struct timeb *__now);
__END_DECLS

#endif
