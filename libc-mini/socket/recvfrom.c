#include <sys/socket.h>
#include "syscall.h"

ssize_t recvfrom(int fd, void *restrict data, size_t n, int flags,
	struct sockaddr *restrict address, socklen_t *restrict length)
{
	return sys_result(sys_call(SYS_recvfrom, fd, data, n, flags, address, length));
}
