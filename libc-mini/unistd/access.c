#include <unistd.h>
#include "syscall.h"

int access(const char *path, int mode)
{
	return (int)sys_result(sys_call(SYS_access, path, mode));
}
