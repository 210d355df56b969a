#include <sys/socket.h>
#include "syscall.h"

ssize_t sendto(int fd, const void *data, size_t n, int flags, const struct sockaddr *address,
	socklen_t length)
{
	return sys_result(sys_call(SYS_sendto, fd, data, n, flags, address, length));
}
