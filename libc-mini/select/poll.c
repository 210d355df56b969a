#include <poll.h>
#include "syscall.h"

int poll(struct pollfd *fds, nfds_t n, int timeout)
{
	return (int)sys_result(sys_call(SYS_poll, fds, n, timeout));
}
