#include <unistd.h>
#include "syscall.h"

ssize_t read(int fd, void *buffer, size_t n)
{
	return sys_result(sys_call(SYS_read, fd, buffer, n));
}
