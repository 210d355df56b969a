#include <sys/msg.h>
#include "syscall.h"

ssize_t msgrcv(int id, void *message, size_t size, long type, int flags)
{
	return sys_result(sys_call(SYS_msgrcv, id, message, size, type, flags));
}
