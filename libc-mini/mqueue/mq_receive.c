#include <mqueue.h>
#include "syscall.h"

ssize_t mq_receive(mqd_t queue, char *message, size_t size, unsigned *priority)
{
	return sys_result(sys_call(SYS_mq_timedreceive, queue, message, size, priority, 0));
}
