#include <unistd.h>
#include "syscall.h"

int rmdir(const char *path)
{
	return (int)sys_result(sys_call(SYS_rmdir, path));
}
