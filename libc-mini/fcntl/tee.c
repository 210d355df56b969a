#include <fcntl.h>
#include "syscall.h"

ssize_t tee(int fd, int to_fd, size_t n, unsigned flags)
{
	return sys_result(sys_call(SYS_tee, fd, to_fd, n, flags));
}
