#include <sys/epoll.h>
#include "syscall.h"

int epoll_ctl(int epoll, int operation, int fd, struct epoll_event *event)
{
	return (int)sys_result(sys_call(SYS_epoll_ctl, epoll, operation, fd, event));
}
