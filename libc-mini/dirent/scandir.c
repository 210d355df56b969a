#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "dirent_.h"

struct list {
	struct dirent **entries;
	size_t n, room;
};

static int add(struct list *list, const struct dirent *entry)
{
	struct dirent *copy;

	if (list->n == list->room) {
		size_t room = 2 * list->room + 16;
		struct dirent **more = realloc(list->entries, room * sizeof *more);

		if (!more)
			return -1;
		list->entries = more;
		list->room = room;
	}
	copy = malloc(entry->d_reclen);
	if (!copy)
		return -1;
	list->entries[list->n++] = memcpy(copy, entry, entry->d_reclen);
	return 0;
}

/* The end is told from a failure by errno, which select() may change. */
static int read_all(DIR *folder, struct list *list, int (*select)(const struct dirent *))
{
	const struct dirent *entry;

	for (;;) {
		errno = 0;
		entry = readdir(folder);
		if (!entry)
			return errno ? -1 : 0;
		if ((!select || select(entry)) && add(list, entry))
			return -1;
	}
}

static int scan(DIR *folder, struct dirent ***result, int (*select)(const struct dirent *),
	int (*compare)(const struct dirent **, const struct dirent **))
{
	struct list list = { 0, 0, 0 };
	int error = errno;

	if (!folder)
		return -1;
	if (read_all(folder, &list, select)) {
		error = errno;
		while (list.n)
			free(list.entries[--list.n]);
		free(list.entries);
		closedir(folder);
		errno = error;
		return -1;
	}
	closedir(folder);
	if (compare)
		qsort(list.entries, list.n, sizeof *list.entries,
			(int (*)(const void *, const void *))compare);
	errno = error;
	*result = list.entries;
	return (int)list.n;
}

int scandir(const char *path, struct dirent ***list, int (*select)(const struct dirent *),
	int (*compare)(const struct dirent **, const struct dirent **))
{
	return scan(opendir(path), list, select, compare);
}

int scandirat(int dir, const char *path, struct dirent ***list,
	int (*select)(const struct dirent *),
	int (*compare)(const struct dirent **, const struct dirent **))
{
	int fd = openat(dir, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *folder = fd < 0 ? 0 : fdopendir(fd);

	if (fd >= 0 && !folder)
		close(fd);
	return scan(folder, list, select, compare);
}
