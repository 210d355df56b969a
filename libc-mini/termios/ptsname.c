/* ptsname.c: pairs of terminals by /dev/ptmx, POSIX.1-2017 posix_openpt(). */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include "syscall.h"

int posix_openpt(int flags)
{
	long fd = sys_call(SYS_open, "/dev/ptmx", flags);

	return (int)sys_result(fd == -ENOSPC ? -EAGAIN : fd);
}

int getpt(void)
{
	return posix_openpt(O_RDWR);
}

/* devpts gives the terminal its owner and mode by itself. */
int grantpt(int fd)
{
	int number;
	long answer = sys_call(SYS_ioctl, fd, TIOCGPTN, &number);

	return (int)sys_result(answer == -ENOTTY ? -EINVAL : answer);
}

int unlockpt(int fd)
{
	int locked = 0;
	long answer = sys_call(SYS_ioctl, fd, TIOCSPTLCK, &locked);

	return (int)sys_result(answer == -ENOTTY ? -EINVAL : answer);
}

int ptsname_r(int fd, char *name, size_t size)
{
	static const char folder[] = "/dev/pts/";
	char text[sizeof folder + 12], *p = text + sizeof text;
	unsigned number;
	long answer = sys_call(SYS_ioctl, fd, TIOCGPTN, &number);
	size_t n;

	if (answer)
		return errno = (int)-answer;
	*--p = 0;
	do
		*--p = (char)('0' + number % 10);
	while (number /= 10);
	for (size_t i = sizeof folder - 1; i;)
		*--p = folder[--i];
	n = (size_t)(text + sizeof text - p);
	if (n > size)
		return errno = ERANGE;
	while (n--)
		name[n] = p[n];
	return 0;
}

char *ptsname(int fd)
{
	static char name[32];

	return ptsname_r(fd, name, sizeof name) ? 0 : name;
}
