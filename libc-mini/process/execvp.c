/* execvp.c: a program along PATH, POSIX.1-2017 exec: a file that the system cannot run is given to
 * the shell. */
#include <errno.h>
#include <limits.h>
#include <paths.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "process.h"
#include "string_.h"

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

long __exec_search(const char *file, char *const argv[], char *const envp[], exec_function *exec)
{
	char path[PATH_MAX + NAME_MAX + 2];
	const char *search = getenv("PATH"), *end;
	size_t length = strlen(file);
	int denied = 0;

	if (!length)
		return -ENOENT;
	if (strchr(file, '/'))
		return exec(file, argv, envp);
	if (length > NAME_MAX)
		return -ENAMETOOLONG;
	if (!search)
		search = _PATH_DEFPATH;
	for (;; search = end + 1) {
		size_t n;
		long answer;

		end = __strchrnul(search, ':');
		n = (size_t)(end - search);
		if (n < PATH_MAX) {
			memcpy(path, search, n);
			path[n] = '/';
			memcpy(path + n + (n > 0), file, length + 1);
			answer = exec(path, argv, envp);
			if (answer == -EACCES)
				denied = 1;
			else if (answer != -ENOENT && answer != -ENOTDIR)
				return answer;
		}
		if (!*end)
			return denied ? -EACCES : -ENOENT;
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
