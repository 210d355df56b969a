#include <sys/mman.h>
#include "syscall.h"

int mlock2(const void *p, size_t length, unsigned flags)
{
	return (int)sys_result(sys_call(SYS_mlock2, p, length, flags));
}
