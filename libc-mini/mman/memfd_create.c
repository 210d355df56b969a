#include <sys/mman.h>
#include "syscall.h"

int memfd_create(const char *name, unsigned flags)
{
	return (int)sys_result(sys_call(SYS_memfd_create, name, flags));
}
