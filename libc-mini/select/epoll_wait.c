#include <sys/epoll.h>
#include "syscall.h"

int epoll_wait(int epoll, struct epoll_event *events, int room, int milliseconds)
{
	return (int)sys_result(sys_call(SYS_epoll_wait, epoll, events, room, milliseconds));
}
