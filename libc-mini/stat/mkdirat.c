#include <sys/stat.h>
#include "syscall.h"

int mkdirat(int dir, const char *path, mode_t mode)
{
	return (int)sys_result(sys_call(SYS_mkdirat, dir, path, mode));
}
