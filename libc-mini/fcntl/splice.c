#include <fcntl.h>
#include "syscall.h"

ssize_t splice(int fd, off_t *offset, int to_fd, off_t *to_offset, size_t n, unsigned flags)
{
	return sys_result(sys_call(SYS_splice, fd, offset, to_fd, to_offset, n, flags));
}
