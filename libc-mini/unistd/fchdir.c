#include <unistd.h>
#include "syscall.h"

int fchdir(int fd)
{
	return (int)sys_result(sys_call(SYS_fchdir, fd));
}
