#include <poll.h>
#include "syscall.h"

int ppoll(struct pollfd *fds, nfds_t n, const struct timespec *timeout, const __sigset_t *mask)
{
	struct timespec time;

	if (timeout)
		time = *timeout; /* the kernel writes there what remains */
	return (int)sys_result(sys_call(SYS_ppoll, fds, n, timeout ? &time : 0, mask, 8));
}
