#include <sys/stat.h>
#include "syscall.h"

int lstat(const char *restrict path, struct stat *restrict status)
{
	return (int)sys_result(sys_call(SYS_lstat, path, status));
}
