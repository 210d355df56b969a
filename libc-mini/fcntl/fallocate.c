#include <fcntl.h>
#include "syscall.h"

int fallocate(int fd, int mode, off_t offset, off_t length)
{
	return (int)sys_result(sys_call(SYS_fallocate, fd, mode, offset, length));
}
