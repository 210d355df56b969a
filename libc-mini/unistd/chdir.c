#include <unistd.h>
#include "syscall.h"

int chdir(const char *path)
{
	return (int)sys_result(sys_call(SYS_chdir, path));
}
