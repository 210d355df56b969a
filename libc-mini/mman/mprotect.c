#include <sys/mman.h>
#include "syscall.h"

/* Whole pages: the kernel wants the beginning of one, and rounds the length up itself. */
int mprotect(void *p, size_t length, int protection)
{
	return (int)sys_result(sys_call(SYS_mprotect, p, length, protection));
}
