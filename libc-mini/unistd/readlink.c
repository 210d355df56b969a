#include <unistd.h>
#include "syscall.h"

ssize_t readlink(const char *restrict path, char *restrict buffer, size_t size)
{
	return sys_result(sys_call(SYS_readlink, path, buffer, size));
}
