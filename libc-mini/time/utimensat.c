/* utimensat.c: the times of files: one system call under eight names. */
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <utime.h>
#include "libc.h"
#include "syscall.h"

static int set(int fd, const char *path, const struct timespec times[2], int flags)
{
	return (int)sys_result(sys_call(SYS_utimensat, fd, path, times, flags));
}

/* The same for times in microseconds. The kernel would take some wrong numbers of nanoseconds for
 * UTIME_NOW or UTIME_OMIT. */
static int set_micro(int fd, const char *path, const struct timeval times[2], int flags)
{
	struct timespec ts[2];

	if (!times)
		return set(fd, path, NULL, flags);
	for (int i = 0; i < 2; i++) {
		if (times[i].tv_usec < 0 || times[i].tv_usec > 999999)
			return (int)sys_result(-EINVAL);
		ts[i] = (struct timespec){ times[i].tv_sec, times[i].tv_usec * 1000 };
	}
	return set(fd, path, ts, flags);
}

/* The kernel takes a NULL path for the file itself; POSIX.1 has no such call. */
int utimensat(int fd, const char *path, const struct timespec times[2], int flags)
{
	return path ? set(fd, path, times, flags) : (int)sys_result(-EINVAL);
}

int futimens(int fd, const struct timespec times[2])
{
	return fd < 0 ? (int)sys_result(-EBADF) : set(fd, NULL, times, 0);
}

int utimes(const char *path, const struct timeval times[2])
{
	return set_micro(AT_FDCWD, path, times, 0);
}

int lutimes(const char *path, const struct timeval times[2])
{
	return set_micro(AT_FDCWD, path, times, AT_SYMLINK_NOFOLLOW);
}

int futimes(int fd, const struct timeval times[2])
{
	return fd < 0 ? (int)sys_result(-EBADF) : set_micro(fd, NULL, times, 0);
}

int futimesat(int directory, const char *path, const struct timeval times[2])
{
	return set_micro(directory, path, times, 0);
}

int utime(const char *path, const struct utimbuf *times)
{
	struct timespec ts[2];

	if (!times)
		return set(AT_FDCWD, path, NULL, 0);
	ts[0] = (struct timespec){ times->actime, 0 };
	ts[1] = (struct timespec){ times->modtime, 0 };
	return set(AT_FDCWD, path, ts, 0);
}
