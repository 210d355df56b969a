#include <sys/msg.h>
#include "syscall.h"

int msgctl(int id, int command, struct msqid_ds *data)
{
	return (int)sys_result(sys_call(SYS_msgctl, id, command, data));
}
