#include <unistd.h>
#include "syscall.h"

int dup3(int fd, int new_fd, int flags)
{
	return (int)sys_result(sys_call(SYS_dup3, fd, new_fd, flags));
}
