#include <unistd.h>
#include "syscall.h"

int truncate(const char *path, off_t size)
{
	return (int)sys_result(sys_call(SYS_truncate, path, size));
}
