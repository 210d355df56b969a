#include <mqueue.h>
#include <signal.h>
#include "syscall.h"

int mq_notify(mqd_t queue, const struct sigevent *how)
{
	if (how && how->sigev_notify == SIGEV_THREAD) {
		errno = ENOSYS;
		return -1;
	}
	return (int)sys_result(sys_call(SYS_mq_notify, queue, how));
}
