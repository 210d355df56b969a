#include <fcntl.h>
#include <stdio.h>
#include "syscall.h"

int remove(const char *path)
{
	long answer = sys_call(SYS_unlinkat, AT_FDCWD, path, 0);

	if (answer == -EISDIR)
		answer = sys_call(SYS_unlinkat, AT_FDCWD, path, AT_REMOVEDIR);
	return (int)sys_result(answer);
}
