#include <sys/mman.h>
#include "syscall.h"

int pkey_alloc(unsigned flags, unsigned rights)
{
	return (int)sys_result(sys_call(SYS_pkey_alloc, flags, rights));
}
