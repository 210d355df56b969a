#include <mqueue.h>
#include "syscall.h"

ssize_t mq_timedreceive(mqd_t queue, char *restrict message, size_t size,
	unsigned *restrict priority, const struct timespec *restrict until)
{
	return sys_result(sys_call(SYS_mq_timedreceive, queue, message, size, priority, until));
}
