#include <sys/msg.h>
#include "syscall.h"

int msgget(key_t key, int flags)
{
	return (int)sys_result(sys_call(SYS_msgget, key, flags));
}
