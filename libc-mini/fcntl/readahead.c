#include <fcntl.h>
#include "syscall.h"

ssize_t readahead(int fd, off_t offset, size_t n)
{
	return sys_result(sys_call(SYS_readahead, fd, offset, n));
}
