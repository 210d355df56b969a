#include <sys/mman.h>
#include "syscall.h"

int msync(void *p, size_t length, int flags)
{
	return (int)sys_result(sys_call(SYS_msync, p, length, flags));
}
