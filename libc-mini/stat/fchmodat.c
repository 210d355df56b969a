#include <fcntl.h>
#include <sys/stat.h>
#include "process.h"

/* A symbolic link has no mode of its own. What is not one is opened without following, and its mode
 * set by the name that /proc has for it. */
static long chmod_nofollow(int dir, const char *path, mode_t mode)
{
	char name[PROC_FD_SIZE];
	struct stat status;
	long fd = sys_call(SYS_openat, dir, path, O_PATH | O_NOFOLLOW | O_CLOEXEC), answer;

	if (fd < 0)
		return fd;
	answer = sys_call(SYS_fstat, fd, &status);
	if (!answer)
		answer = S_ISLNK(status.st_mode) ? -EOPNOTSUPP
			: sys_call(SYS_chmod, __proc_fd(name, (int)fd), mode);
	sys_call(SYS_close, fd);
	return answer;
}

int fchmodat(int dir, const char *path, mode_t mode, int flags)
{
	if (!flags)
		return (int)sys_result(sys_call(SYS_fchmodat, dir, path, mode));
	if (flags != AT_SYMLINK_NOFOLLOW)
		return (int)sys_result(-EINVAL);
	return (int)sys_result(chmod_nofollow(dir, path, mode));
}
