#include <sys/socket.h>
#include "syscall.h"

ssize_t recv(int fd, void *data, size_t n, int flags)
{
	return sys_result(sys_call(SYS_recvfrom, fd, data, n, flags, 0, 0));
}
