#include <sys/epoll.h>
#include "syscall.h"

int epoll_create(int size)
{
	return (int)sys_result(size > 0 ? sys_call(SYS_epoll_create1, 0) : -EINVAL);
}
