#include <sys/mman.h>
#include "syscall.h"

int munlock(const void *p, size_t length)
{
	return (int)sys_result(sys_call(SYS_munlock, p, length));
}
