#include <sys/stat.h>
#include "syscall.h"

int fstatat(int dir, const char *restrict path, struct stat *restrict status, int flags)
{
	return (int)sys_result(sys_call(SYS_newfstatat, dir, path, status, flags));
}
