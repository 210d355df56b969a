#include <fcntl.h>
#include "syscall.h"

int creat(const char *path, mode_t mode)
{
	return (int)sys_result(sys_call(SYS_open, path, O_CREAT | O_WRONLY | O_TRUNC, mode));
}
