#include <sys/socket.h>
#include "syscall.h"

int sendmmsg(int fd, struct mmsghdr *messages, unsigned count, int flags)
{
	return (int)sys_result(sys_call(SYS_sendmmsg, fd, messages, count, flags));
}
