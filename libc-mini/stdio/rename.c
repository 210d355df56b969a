#include <fcntl.h>
#include <stdio.h>
#include "syscall.h"

int rename(const char *from, const char *to)
{
	return (int)sys_result(sys_call(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0));
}
