#include <limits.h>
#include <stdarg.h>
#include <sys/resource.h>
#include <ulimit.h>
#include <errno.h>

#define BLOCK 512UL

long ulimit(int command, ...)
{
	struct rlimit limit;
	va_list list;

	if (command != UL_GETFSIZE && command != UL_SETFSIZE) {
		errno = EINVAL;
		return -1;
	}
	getrlimit(RLIMIT_FSIZE, &limit);
	if (command == UL_SETFSIZE) {
		va_start(list, command);
		limit.rlim_cur = va_arg(list, unsigned long);
		va_end(list);
		limit.rlim_cur = limit.rlim_cur > RLIM_INFINITY / BLOCK ? RLIM_INFINITY
			: limit.rlim_cur * BLOCK;
		limit.rlim_max = limit.rlim_cur;
		if (setrlimit(RLIMIT_FSIZE, &limit))
			return -1;
	}
	return limit.rlim_cur == RLIM_INFINITY ? LONG_MAX : (long)(limit.rlim_cur / BLOCK);
}
