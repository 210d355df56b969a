#include <fcntl.h>
#include "syscall.h"

int posix_fallocate(int fd, off_t offset, off_t length)
{
	return (int)-sys_call(SYS_fallocate, fd, 0, offset, length);
}
