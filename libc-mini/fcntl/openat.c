#include <fcntl.h>
#include <stdarg.h>
#include "syscall.h"

int openat(int dir, const char *path, int flags, ...)
{
	mode_t mode = 0;

	if (flags & O_CREAT || (flags & O_TMPFILE) == O_TMPFILE) {
		va_list list;

		va_start(list, flags);
		mode = va_arg(list, mode_t);
		va_end(list);
	}
	return (int)sys_result(sys_call(SYS_openat, dir, path, flags, mode));
}
