#include <sys/socket.h>
#include "syscall.h"

int getpeername(int fd, struct sockaddr *restrict address, socklen_t *restrict length)
{
	return (int)sys_result(sys_call(SYS_getpeername, fd, address, length));
}
