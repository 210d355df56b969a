#include <sys/xattr.h>
#include "syscall.h"

int setxattr(const char *path, const char *name, const void *value, size_t size, int flags)
{
	return (int)sys_result(sys_call(SYS_setxattr, path, name, value, size, flags));
}

int lsetxattr(const char *path, const char *name, const void *value, size_t size, int flags)
{
	return (int)sys_result(sys_call(SYS_lsetxattr, path, name, value, size, flags));
}

int fsetxattr(int fd, const char *name, const void *value, size_t size, int flags)
{
	return (int)sys_result(sys_call(SYS_fsetxattr, fd, name, value, size, flags));
}
