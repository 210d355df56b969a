#include <unistd.h>
#include "syscall.h"

int unlink(const char *path)
{
	return (int)sys_result(sys_call(SYS_unlink, path));
}
