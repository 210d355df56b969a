#include <sys/socket.h>
#include "syscall.h"

int listen(int fd, int backlog)
{
	return (int)sys_result(sys_call(SYS_listen, fd, backlog));
}
