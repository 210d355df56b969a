#include <sys/stat.h>
#include "syscall.h"

int fstat(int fd, struct stat *status)
{
	return (int)sys_result(sys_call(SYS_fstat, fd, status));
}
