#include <sys/mman.h>
#include "syscall.h"

int munmap(void *p, size_t length)
{
	return (int)sys_result(sys_call(SYS_munmap, p, length));
}
