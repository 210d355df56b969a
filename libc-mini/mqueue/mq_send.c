#include <mqueue.h>
#include "syscall.h"

int mq_send(mqd_t queue, const char *message, size_t size, unsigned priority)
{
	return (int)sys_result(sys_call(SYS_mq_timedsend, queue, message, size, priority, 0));
}
