/* shm_open.c: shm_open and shm_unlink (POSIX): files of the tmpfs at /dev/shm. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/mman.h>
#include "syscall.h"

#define FOLDER "/dev/shm/"

/* "/name" or "name" as a path: one component, neither . nor .. nor too long. 0, or -1 and errno. */
static int path_of(const char *name, char *path)
{
	size_t length;

	while (*name == '/')
		name++;
	length = strlen(name);
	if (!length || strchr(name, '/') || !strcmp(name, ".") || !strcmp(name, "..")) {
		errno = EINVAL;
		return -1;
	}
	if (length > NAME_MAX) {
		errno = ENAMETOOLONG;
		return -1;
	}
	memcpy(path, FOLDER, sizeof FOLDER - 1);
	memcpy(path + sizeof FOLDER - 1, name, length + 1);
	return 0;
}

int shm_open(const char *name, int flags, mode_t mode)
{
	char path[sizeof FOLDER + NAME_MAX];

	if (path_of(name, path))
		return -1;
	return (int)sys_result(sys_call(SYS_open, path, flags | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, mode));
}

int shm_unlink(const char *name)
{
	char path[sizeof FOLDER + NAME_MAX];

	if (path_of(name, path))
		return -1;
	return (int)sys_result(sys_call(SYS_unlink, path));
}
