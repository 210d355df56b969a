#include <fcntl.h>
#include <unistd.h>
#include "process.h"

int fexecve(int fd, char *const argv[], char *const envp[])
{
	char name[PROC_FD_SIZE];
	long answer;

	if (fd < 0 || !argv)
		return (int)sys_result(-EINVAL);
	answer = sys_call(SYS_execveat, fd, "", argv, envp, AT_EMPTY_PATH);
	if (answer == -ENOSYS)
		answer = sys_call(SYS_execve, __proc_fd(name, fd), argv, envp);
	return (int)sys_result(answer);
}
