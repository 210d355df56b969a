#include <sys/xattr.h>
#include "syscall.h"

ssize_t getxattr(const char *path, const char *name, void *value, size_t size)
{
	return sys_result(sys_call(SYS_getxattr, path, name, value, size));
}

ssize_t lgetxattr(const char *path, const char *name, void *value, size_t size)
{
	return sys_result(sys_call(SYS_lgetxattr, path, name, value, size));
}

ssize_t fgetxattr(int fd, const char *name, void *value, size_t size)
{
	return sys_result(sys_call(SYS_fgetxattr, fd, name, value, size));
}
