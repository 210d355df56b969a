#include <sys/socket.h>
#include "syscall.h"

int accept(int fd, struct sockaddr *restrict address, socklen_t *restrict length)
{
	return (int)sys_result(sys_call(SYS_accept, fd, address, length));
}
