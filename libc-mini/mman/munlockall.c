#include <sys/mman.h>
#include "syscall.h"

int munlockall(void)
{
	return (int)sys_result(sys_call(SYS_munlockall));
}
