#include <sys/select.h>
#include "syscall.h"

int select(int n, fd_set *restrict read, fd_set *restrict write, fd_set *restrict except,
	struct timeval *restrict timeout)
{
	return (int)sys_result(sys_call(SYS_select, n, read, write, except, timeout));
}
