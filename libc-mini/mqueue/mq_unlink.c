#include <mqueue.h>
#include "syscall.h"

/* POSIX has EACCES where the kernel says EPERM. */
int mq_unlink(const char *name)
{
	long answer;

	if (*name != '/') {
		errno = EINVAL;
		return -1;
	}
	answer = sys_call(SYS_mq_unlink, name + 1);
	return (int)sys_result(answer == -EPERM ? -EACCES : answer);
}
