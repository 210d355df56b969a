#include <sys/msg.h>
#include "syscall.h"

int msgsnd(int id, const void *message, size_t size, int flags)
{
	return (int)sys_result(sys_call(SYS_msgsnd, id, message, size, flags));
}
