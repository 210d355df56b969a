#include <sys/socket.h>
#include "syscall.h"

ssize_t send(int fd, const void *data, size_t n, int flags)
{
	return sys_result(sys_call(SYS_sendto, fd, data, n, flags, 0, 0));
}
