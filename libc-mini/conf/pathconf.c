#include <errno.h>
#include <limits.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

/* What does not depend on the file; 1 if it does. */
static long value(int name)
{
	switch (name) {
	case _PC_LINK_MAX:          return 1;
	case _PC_MAX_CANON:         return 255;
	case _PC_MAX_INPUT:         return 255;
	case _PC_NAME_MAX:          return 1;
	case _PC_PATH_MAX:          return PATH_MAX;
	case _PC_PIPE_BUF:          return 4096;
	case _PC_CHOWN_RESTRICTED:  return 1;
	case _PC_NO_TRUNC:          return 1;
	case _PC_VDISABLE:          return 0;
	case _PC_FILESIZEBITS:      return 64;
	case _PC_2_SYMLINKS:        return 1;
	case _PC_REC_MIN_XFER_SIZE: return 4096;
	case _PC_REC_XFER_ALIGN:    return 4096;
	case _PC_ALLOC_SIZE_MIN:    return 4096;
	case _PC_SYNC_IO: case _PC_ASYNC_IO: case _PC_PRIO_IO: case _PC_SOCK_MAXBUF:
	case _PC_REC_INCR_XFER_SIZE: case _PC_REC_MAX_XFER_SIZE: case _PC_SYMLINK_MAX:
		return -1;
	}
	errno = EINVAL;
	return -1;
}

static long of_file_system(int name, const struct statvfs *status)
{
	if (name == _PC_NAME_MAX)
		return (long)status->f_namemax;
	return 127; /* a link count that every file system has: POSIX wants 8 */
}

long fpathconf(int fd, int name)
{
	struct statvfs status;

	if (name != _PC_NAME_MAX && name != _PC_LINK_MAX)
		return fd < 0 ? (errno = EBADF, -1) : value(name);
	return fstatvfs(fd, &status) ? -1 : of_file_system(name, &status);
}

long pathconf(const char *path, int name)
{
	struct statvfs status;

	if (!*path) {
		errno = ENOENT;
		return -1;
	}
	if (name != _PC_NAME_MAX && name != _PC_LINK_MAX)
		return value(name);
	return statvfs(path, &status) ? -1 : of_file_system(name, &status);
}
