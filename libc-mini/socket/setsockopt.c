#include <sys/socket.h>
#include "syscall.h"

int setsockopt(int fd, int level, int option, const void *value, socklen_t length)
{
	return (int)sys_result(sys_call(SYS_setsockopt, fd, level, option, value, length));
}
