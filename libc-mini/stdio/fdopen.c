#include <errno.h>
#include <fcntl.h>
#include "file.h"
#include "syscall.h"

/* A descriptor open for both serves every mode. */
static int fits(int flags, int fd_flags)
{
	int has = fd_flags & O_ACCMODE, wants = flags & O_ACCMODE;

	return has == O_RDWR || has == wants;
}

FILE *fdopen(int fd, const char *mode)
{
	int flags = __file_mode(mode), fd_flags;
	FILE *f;

	if (flags < 0)
		return NULL;
	fd_flags = (int)sys_result(sys_call(SYS_fcntl, fd, F_GETFL));
	if (fd_flags < 0)
		return NULL;
	if (!fits(flags, fd_flags)) {
		errno = EINVAL;
		return NULL;
	}
	f = __file_new(flags, fd);
	if (!f)
		return NULL;
	if (flags & O_APPEND && !(fd_flags & O_APPEND))
		sys_call(SYS_fcntl, fd, F_SETFL, fd_flags | O_APPEND);
	if (flags & O_CLOEXEC)
		sys_call(SYS_fcntl, fd, F_SETFD, FD_CLOEXEC);
	if (f->flags & FILE_APPEND && f->flags & FILE_NO_READ)
		__fd_seek(f, 0, SEEK_END);
	return __file_publish(f);
}
