/* execl.c: the arguments as arguments: counted first, then put into an array. */
#include <stdarg.h>
#include <unistd.h>
#include "libc.h"

static int count(const char *first, va_list list)
{
	int n = 0;

	if (first)
		for (n = 1; va_arg(list, const char *); n++)
			;
	return n;
}

#define COUNT(n, first) do { \
	va_list counted; \
	va_start(counted, first); \
	n = count(first, counted); \
	va_end(counted); \
} while (0)

/* argv of n arguments and NULL; list then stands behind the NULL. */
#define COLLECT(argv, n, first, list) do { \
	argv[0] = (char *)first; \
	for (int i = 1; i <= n; i++) \
		argv[i] = va_arg(list, char *); \
} while (0)

int execl(const char *path, const char *arg0, ...)
{
	va_list list;
	int n;

	COUNT(n, arg0);
	{
		char *argv[n + 1];

		va_start(list, arg0);
		COLLECT(argv, n, arg0, list);
		va_end(list);
		return execve(path, argv, environ);
	}
}

int execle(const char *path, const char *arg0, ...)
{
	va_list list;
	int n;

	COUNT(n, arg0);
	{
		char *argv[n + 1], **envp;

		va_start(list, arg0);
		COLLECT(argv, n, arg0, list);
		envp = va_arg(list, char **);
		va_end(list);
		return execve(path, argv, envp);
	}
}

int execlp(const char *file, const char *arg0, ...)
{
	va_list list;
	int n;

	COUNT(n, arg0);
	{
		char *argv[n + 1];

		va_start(list, arg0);
		COLLECT(argv, n, arg0, list);
		va_end(list);
		return execvp(file, argv);
	}
}
