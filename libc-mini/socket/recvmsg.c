#include <sys/socket.h>
#include "syscall.h"

ssize_t recvmsg(int fd, struct msghdr *message, int flags)
{
	return sys_result(sys_call(SYS_recvmsg, fd, message, flags));
}
