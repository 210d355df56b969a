#include <sys/stat.h>
#include "syscall.h"

int fchmod(int fd, mode_t mode)
{
	return (int)sys_result(sys_call(SYS_fchmod, fd, mode));
}
