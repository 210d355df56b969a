#include <unistd.h>
#include "syscall.h"

int fdatasync(int fd)
{
	return (int)sys_result(sys_call(SYS_fdatasync, fd));
}
