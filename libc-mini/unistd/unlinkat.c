#include <unistd.h>
#include "syscall.h"

int unlinkat(int dir, const char *path, int flags)
{
	return (int)sys_result(sys_call(SYS_unlinkat, dir, path, flags));
}
