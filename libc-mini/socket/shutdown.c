#include <sys/socket.h>
#include "syscall.h"

int shutdown(int fd, int how)
{
	return (int)sys_result(sys_call(SYS_shutdown, fd, how));
}
