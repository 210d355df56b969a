#include <sys/socket.h>
#include "syscall.h"

int bind(int fd, const struct sockaddr *address, socklen_t length)
{
	return (int)sys_result(sys_call(SYS_bind, fd, address, length));
}
