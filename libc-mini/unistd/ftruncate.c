#include <unistd.h>
#include "syscall.h"

int ftruncate(int fd, off_t size)
{
	return (int)sys_result(sys_call(SYS_ftruncate, fd, size));
}
