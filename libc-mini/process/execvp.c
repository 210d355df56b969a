/* execvp.c: a program along PATH, POSIX.1-2017 exec: a file that the system cannot run is given to
 * the shell. */
#include <unistd.h>
#include "process.h"

static long run(const char *path, char *const argv[], char *const envp[])
{
	size_t n = 0;
	long answer = sys_call(SYS_execve, path, argv, envp);

	if (answer != -ENOEXEC)
		return answer;
	while (argv[n])
		n++;
	{
		const char *shell_argv[n + 3];

		shell_argv[0] = "/bin/sh";
		shell_argv[1] = path;
		shell_argv[2] = 0;
		for (size_t i = 1; i < n; i++)
			shell_argv[i + 1] = argv[i];
		if (n > 0)
			shell_argv[n + 1] = 0;
		return sys_call(SYS_execve, "/bin/sh", shell_argv, envp);
	}
}

int __execvpe(const char *file, char *const argv[], char *const envp[])
{
	return (int)sys_result(__exec_search(file, argv, envp, run));
}

weak_alias(__execvpe, execvpe);

int execvp(const char *file, char *const argv[])
{
	return __execvpe(file, argv, environ);
}
