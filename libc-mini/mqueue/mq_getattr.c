#include <mqueue.h>
#include "syscall.h"

int mq_getattr(mqd_t queue, struct mq_attr *attributes)
{
	return (int)sys_result(sys_call(SYS_mq_getsetattr, queue, 0, attributes));
}
