#include <sys/socket.h>
#include "syscall.h"

int accept4(int fd, struct sockaddr *restrict address, socklen_t *restrict length, int flags)
{
	return (int)sys_result(sys_call(SYS_accept4, fd, address, length, flags));
}
