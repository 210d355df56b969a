#include <unistd.h>
#include "syscall.h"

int symlink(const char *target, const char *path)
{
	return (int)sys_result(sys_call(SYS_symlink, target, path));
}
