#include <unistd.h>
#include "syscall.h"

int execveat(int dir, const char *path, char *const argv[], char *const envp[], int flags)
{
	return (int)sys_result(sys_call(SYS_execveat, dir, path, argv, envp, flags));
}
