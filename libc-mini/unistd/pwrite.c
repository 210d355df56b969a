#include <unistd.h>
#include "syscall.h"

ssize_t pwrite(int fd, const void *bytes, size_t n, off_t offset)
{
	return sys_result(sys_call(SYS_pwrite64, fd, bytes, n, offset));
}
