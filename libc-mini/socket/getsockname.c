#include <sys/socket.h>
#include "syscall.h"

int getsockname(int fd, struct sockaddr *restrict address, socklen_t *restrict length)
{
	return (int)sys_result(sys_call(SYS_getsockname, fd, address, length));
}
