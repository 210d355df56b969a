#include <sys/socket.h>
#include "syscall.h"

int connect(int fd, const struct sockaddr *address, socklen_t length)
{
	return (int)sys_result(sys_call(SYS_connect, fd, address, length));
}
