/* getcwd.c: the kernel tells paths below PATH_MAX (4096 with the end mark). A longer one is found
 * by going up: what is the name, in the parent, of the folder with this device and number? */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "syscall.h"

/* A path that grows at its front: it ends at text + size. */
struct path {
	char *text;
	size_t size, length;    /* length: with the end mark */
};

static int put_front(struct path *path, const char *name)
{
	size_t n = strlen(name) + 1;

	if (path->size - path->length < n) {
		size_t size = 2 * path->size + n;
		char *text = malloc(size);

		if (!text)
			return -1;
		memcpy(text + size - path->length, path->text + path->size - path->length,
			path->length);
		free(path->text);
		path->text = text;
		path->size = size;
	}
	path->length += n;
	path->text[path->size - path->length] = '/';
	memcpy(path->text + path->size - path->length + 1, name, n - 1);
	return 0;
}

/* Puts the name of `child` in the folder `parent` (which it closes) before the path. d_ino is that
 * of what is mounted over, so entries are compared by what stat says. */
static int put_name(struct path *path, int parent, const struct stat *child)
{
	DIR *folder = fdopendir(parent);
	struct dirent *entry;
	struct stat status;
	int result = -1;

	if (!folder) {
		close(parent);
		return -1;
	}
	for (errno = ENOENT; (entry = readdir(folder)); errno = ENOENT) {
		if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
			continue;
		if (fstatat(parent, entry->d_name, &status, AT_SYMLINK_NOFOLLOW) == 0
		 && status.st_dev == child->st_dev && status.st_ino == child->st_ino) {
			result = put_front(path, entry->d_name);
			break;
		}
	}
	closedir(folder);
	return result;
}

static int climb(struct path *path)
{
	struct stat here, above, root;
	int fd = AT_FDCWD, up, names;

	if (stat("/", &root) || stat(".", &here))
		return -1;
	while (here.st_dev != root.st_dev || here.st_ino != root.st_ino) {
		up = openat(fd, "..", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		if (fd != AT_FDCWD)
			close(fd);
		if (up < 0)
			return -1;
		fd = up;
		names = openat(up, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		if (names < 0 || fstat(up, &above) || put_name(path, names, &here)) {
			close(up);
			return -1;
		}
		here = above;
	}
	if (fd != AT_FDCWD)
		close(fd);
	return path->length == 1 ? put_front(path, "") : 0;
}

static char *long_path(char *buffer, size_t size)
{
	struct path path = { malloc(2 * PATH_MAX), 2 * PATH_MAX, 1 };
	char *result = 0;

	if (!path.text)
		return 0;
	path.text[path.size - 1] = 0;
	if (climb(&path) == 0) {
		if (size && path.length > size)
			errno = ERANGE;
		else if (buffer || (buffer = malloc(size ? size : path.length)))
			result = memcpy(buffer, path.text + path.size - path.length, path.length);
	}
	free(path.text);
	return result;
}

char *getcwd(char *buffer, size_t size)
{
	char found[PATH_MAX];
	long length;

	if (buffer && !size) {
		errno = EINVAL;
		return 0;
	}
	length = sys_call(SYS_getcwd, found, sizeof found);
	if (length == -ENAMETOOLONG)
		return long_path(buffer, size);
	if (length < 0 || found[0] != '/') { /* "(unreachable)…": outside of the root */
		errno = length < 0 ? (int)-length : ENOENT;
		return 0;
	}
	if (size && (size_t)length > size) {
		errno = ERANGE;
		return 0;
	}
	if (!buffer && !(buffer = malloc(size ? size : (size_t)length)))
		return 0;
	return memcpy(buffer, found, (size_t)length);
}
