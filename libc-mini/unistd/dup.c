#include <unistd.h>
#include "syscall.h"

int dup(int fd)
{
	return (int)sys_result(sys_call(SYS_dup, fd));
}
