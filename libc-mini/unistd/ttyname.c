#include <errno.h>
#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>
#include "process.h"

/* /proc says under which name the terminal was opened; it is believed if that name still stands for
 * the same device. */
int ttyname_r(int fd, char *name, size_t size)
{
	char link[PROC_FD_SIZE];
	struct stat named, opened;
	ssize_t n;

	if (!isatty(fd))
		return errno;
	n = readlink(__proc_fd(link, fd), name, size);
	if (n < 0)
		return errno;
	if ((size_t)n >= size)
		return ERANGE;
	name[n] = 0;
	if (stat(name, &named) || fstat(fd, &opened))
		return errno;
	return named.st_dev == opened.st_dev && named.st_ino == opened.st_ino ? 0 : ENODEV;
}

char *ttyname(int fd)
{
	static char name[PATH_MAX];
	int error = ttyname_r(fd, name, sizeof name);

	if (!error)
		return name;
	errno = error;
	return 0;
}
