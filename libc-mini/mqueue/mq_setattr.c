#include <mqueue.h>
#include "syscall.h"

int mq_setattr(mqd_t queue, const struct mq_attr *restrict attributes,
	struct mq_attr *restrict old)
{
	return (int)sys_result(sys_call(SYS_mq_getsetattr, queue, attributes, old));
}
