#include <unistd.h>
#include "syscall.h"

ssize_t write(int fd, const void *bytes, size_t n)
{
	return sys_result(sys_call(SYS_write, fd, bytes, n));
}
