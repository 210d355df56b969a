#include <sys/socket.h>
#include "syscall.h"

int getsockopt(int fd, int level, int option, void *restrict value, socklen_t *restrict length)
{
	return (int)sys_result(sys_call(SYS_getsockopt, fd, level, option, value, length));
}
