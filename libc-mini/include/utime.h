/* utime.h: POSIX.1-2017 <utime.h>. */
#ifndef _UTIME_H
#define _UTIME_H

#include <features.h>
#include <bits/types.h>

typedef __time_t time_t;

struct utimbuf {
	time_t actime;
	time_t modtime;
};

__BEGIN_DECLS
/* Sets a file's times of access and modification, or both to now if NULL; 0, or -1 and errno. */
int utime(const char *__path, const struct utimbuf *__times);
__END_DECLS

#endif
