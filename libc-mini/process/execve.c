#include <unistd.h>
#include "syscall.h"

int execve(const char *path, char *const argv[], char *const envp[])
{
	return (int)sys_result(sys_call(SYS_execve, path, argv, envp));
}
