#include <dirent.h>
#include "syscall.h"

ssize_t getdents64(int fd, void *buffer, size_t size)
{
	return sys_result(sys_call(SYS_getdents64, fd, buffer, size));
}
