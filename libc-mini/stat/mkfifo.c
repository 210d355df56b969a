#include <sys/stat.h>
#include "syscall.h"

int mkfifo(const char *path, mode_t mode)
{
	return (int)sys_result(sys_call(SYS_mknod, path, (mode & ~S_IFMT) | S_IFIFO, 0));
}
