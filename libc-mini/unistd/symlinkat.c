#include <unistd.h>
#include "syscall.h"

int symlinkat(const char *target, int dir, const char *path)
{
	return (int)sys_result(sys_call(SYS_symlinkat, target, dir, path));
}
