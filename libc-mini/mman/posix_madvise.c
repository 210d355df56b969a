#include <sys/mman.h>
#include "syscall.h"

/* POSIX's DONTNEED keeps what the pages hold, Linux's does not: that advice is not passed on. */
int posix_madvise(void *p, size_t length, int advice)
{
	if (advice == POSIX_MADV_DONTNEED)
		return 0;
	return (int)-sys_call(SYS_madvise, p, length, advice);
}
