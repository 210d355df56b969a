#include <sys/stat.h>
#include "syscall.h"

int mkfifoat(int dir, const char *path, mode_t mode)
{
	return (int)sys_result(sys_call(SYS_mknodat, dir, path, (mode & ~S_IFMT) | S_IFIFO, 0));
}
