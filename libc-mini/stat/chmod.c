#include <sys/stat.h>
#include "syscall.h"

int chmod(const char *path, mode_t mode)
{
	return (int)sys_result(sys_call(SYS_chmod, path, mode));
}
