#include <unistd.h>
#include "syscall.h"

int dup2(int fd, int new_fd)
{
	return (int)sys_result(sys_call(SYS_dup2, fd, new_fd));
}
