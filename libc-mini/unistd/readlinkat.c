#include <unistd.h>
#include "syscall.h"

ssize_t readlinkat(int dir, const char *restrict path, char *restrict buffer, size_t size)
{
	return sys_result(sys_call(SYS_readlinkat, dir, path, buffer, size));
}
