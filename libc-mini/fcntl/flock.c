#include <sys/file.h>
#include "syscall.h"

int flock(int fd, int operation)
{
	return (int)sys_result(sys_call(SYS_flock, fd, operation));
}
