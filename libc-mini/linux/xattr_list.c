#include <sys/xattr.h>
#include "syscall.h"

ssize_t listxattr(const char *path, char *list, size_t size)
{
	return sys_result(sys_call(SYS_listxattr, path, list, size));
}

ssize_t llistxattr(const char *path, char *list, size_t size)
{
	return sys_result(sys_call(SYS_llistxattr, path, list, size));
}

ssize_t flistxattr(int fd, char *list, size_t size)
{
	return sys_result(sys_call(SYS_flistxattr, fd, list, size));
}
