#include <unistd.h>
#include "syscall.h"

ssize_t pread(int fd, void *buffer, size_t n, off_t offset)
{
	return sys_result(sys_call(SYS_pread64, fd, buffer, n, offset));
}
