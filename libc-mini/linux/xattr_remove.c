#include <sys/xattr.h>
#include "syscall.h"

int removexattr(const char *path, const char *name)
{
	return (int)sys_result(sys_call(SYS_removexattr, path, name));
}

int lremovexattr(const char *path, const char *name)
{
	return (int)sys_result(sys_call(SYS_lremovexattr, path, name));
}

int fremovexattr(int fd, const char *name)
{
	return (int)sys_result(sys_call(SYS_fremovexattr, fd, name));
}
