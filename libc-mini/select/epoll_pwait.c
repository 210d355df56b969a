#include <sys/epoll.h>
#include "syscall.h"

int epoll_pwait(int epoll, struct epoll_event *events, int room, int milliseconds,
	const sigset_t *mask)
{
	return (int)sys_result(sys_call(SYS_epoll_pwait, epoll, events, room, milliseconds, mask,
		8));
}
