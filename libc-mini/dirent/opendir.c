#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include "dirent_.h"
#include "syscall.h"

static DIR *stream(int fd)
{
	DIR *folder = malloc(sizeof *folder);

	if (folder) {
		folder->lock.word = 0;
		folder->fd = fd;
		folder->place = 0;
		folder->next = folder->end = 0;
	}
	return folder;
}

DIR *opendir(const char *path)
{
	int fd = (int)sys_result(sys_call(SYS_open, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
	DIR *folder;

	if (fd < 0)
		return 0;
	folder = stream(fd);
	if (!folder)
		sys_call(SYS_close, fd);
	return folder;
}

DIR *fdopendir(int fd)
{
	struct stat status;
	int flags;

	if (fstat(fd, &status) < 0)
		return 0;
	flags = fcntl(fd, F_GETFL);
	if (flags & O_PATH || !S_ISDIR(status.st_mode)) {
		errno = flags & O_PATH ? EBADF : ENOTDIR;
		return 0;
	}
	fcntl(fd, F_SETFD, FD_CLOEXEC);
	return stream(fd);
}
