#include <sys/socket.h>
#include "syscall.h"

int recvmmsg(int fd, struct mmsghdr *messages, unsigned count, int flags,
	struct timespec *timeout)
{
	return (int)sys_result(sys_call(SYS_recvmmsg, fd, messages, count, flags, timeout));
}
