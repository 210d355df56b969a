#include <sys/sendfile.h>
#include "syscall.h"

ssize_t sendfile(int to_fd, int fd, off_t *offset, size_t n)
{
	return sys_result(sys_call(SYS_sendfile, to_fd, fd, offset, n));
}
