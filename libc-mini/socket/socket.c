#include <sys/socket.h>
#include "syscall.h"

int socket(int family, int type, int protocol)
{
	return (int)sys_result(sys_call(SYS_socket, family, type, protocol));
}
