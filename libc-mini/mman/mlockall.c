#include <sys/mman.h>
#include "syscall.h"

int mlockall(int flags)
{
	return (int)sys_result(sys_call(SYS_mlockall, flags));
}
