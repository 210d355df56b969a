#include <sys/signalfd.h>
#include "syscall.h"

int signalfd(int fd, const sigset_t *set, int flags)
{
	return (int)sys_result(sys_call(SYS_signalfd4, fd, set, 8, flags));
}
