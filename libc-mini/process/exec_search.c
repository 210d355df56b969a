/* exec_search.c: where in PATH a program is (POSIX.1-2017 8.3). */
#include <errno.h>
#include <limits.h>
#include <paths.h>
#include <stdlib.h>
#include <string.h>
#include "process.h"
#include "string_.h"

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
			/* an empty one is the current folder */
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
