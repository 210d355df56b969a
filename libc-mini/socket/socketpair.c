#include <sys/socket.h>
#include "syscall.h"

int socketpair(int family, int type, int protocol, int fds[2])
{
	return (int)sys_result(sys_call(SYS_socketpair, family, type, protocol, fds));
}
