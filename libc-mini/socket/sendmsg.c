#include <sys/socket.h>
#include "syscall.h"

ssize_t sendmsg(int fd, const struct msghdr *message, int flags)
{
	return sys_result(sys_call(SYS_sendmsg, fd, message, flags));
}
