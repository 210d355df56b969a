#include <sys/epoll.h>
#include "syscall.h"

int epoll_pwait2(int epoll, struct epoll_event *events, int room, const struct timespec *timeout,
	const sigset_t *mask)
{
	return (int)sys_result(sys_call(SYS_epoll_pwait2, epoll, events, room, timeout, mask, 8));
}
