#include <mqueue.h>
#include "syscall.h"

int mq_close(mqd_t queue)
{
	return (int)sys_result(sys_call(SYS_close, queue));
}
