#include <sys/epoll.h>
#include "syscall.h"

int epoll_create1(int flags)
{
	return (int)sys_result(sys_call(SYS_epoll_create1, flags));
}
