/* nftw.c: POSIX.1-2017 nftw(). A folder's names are read at once and kept; then its files are
 * looked at by its descriptor, so that neither a path's length nor a tree's depth is a limit:
 *
 *   path: a/bc/d     levels: a, bc (each with a descriptor, as long as there may be so many)
 *
 * A level whose descriptor had to be given up is found again as ".." of the level below it. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef int plain_function(const char *, const struct stat *, int);
typedef int told_function(const char *, const struct stat *, int, struct FTW *);

struct level {
	struct level *above;
	dev_t dev;
	ino_t ino;
	int fd;                         /* -1: given up; AT_FDCWD above the first */
};

struct tree {
	told_function *told;
	plain_function *plain;          /* ftw()'s, if told is NULL */
	int flags, spare;               /* spare: how many descriptors may still be opened */
	int start;                      /* of the folder where the walk began (FTW_CHDIR) */
	dev_t dev;
	char *path;
	size_t length, room;
};

static int walk(struct tree *tree, struct level *above, int level, size_t base);

/* path[base] is where the file's name begins. */
static int tell(struct tree *tree, struct level *above, const struct stat *status, int kind,
	int level, size_t base)
{
	struct FTW ftw = { (int)base, level };
	int result;

	if (tree->told && tree->flags & FTW_CHDIR && above->fd != AT_FDCWD && fchdir(above->fd))
		return -1;
	if (tree->told)
		result = tree->told(tree->path, status, kind, &ftw);
	else /* ftw() knows fewer kinds */
		result = tree->plain(tree->path, status, kind == FTW_SLN ? FTW_NS : kind);
	return tree->start >= 0 && fchdir(tree->start) ? -1 : result;
}

static char *add_name(char *names, size_t *n, size_t *room, const char *name)
{
	size_t length = strlen(name) + 1;

	if (*n + length + 1 > *room) {
		char *more = realloc(names, *room = 2 * *room + length);

		if (!more)
			free(names);
		names = more;
	}
	if (names) {
		memcpy(names + *n, name, length);
		*n += length;
	}
	return names;
}

/* The names in a folder, each with its end mark; "" ends them. NULL and errno on failure. */
static char *names_of(int fd)
{
	int copy = openat(fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *folder = copy < 0 ? 0 : fdopendir(copy);
	size_t n = 0, room = 1024;
	char *names = folder ? malloc(room) : 0;
	struct dirent *entry;

	while (names && (entry = readdir(folder)))
		if (strcmp(entry->d_name, ".") && strcmp(entry->d_name, ".."))
			names = add_name(names, &n, &room, entry->d_name);
	if (names)
		names[n] = 0;
	if (folder)
		closedir(folder);
	else if (copy >= 0)
		close(copy);
	return names;
}

static int append(struct tree *tree, const char *name)
{
	size_t n = strlen(name);

	if (tree->length + n + 2 > tree->room) {
		size_t room = 2 * tree->room + n;
		char *more = realloc(tree->path, room);

		if (!more)
			return -1;
		tree->path = more;
		tree->room = room;
	}
	if (tree->path[tree->length - 1] != '/')
		tree->path[tree->length++] = '/';
	memcpy(tree->path + tree->length, name, n + 1);
	tree->length += n;
	return 0;
}

static int is_level(int fd, const struct level *level)
{
	struct stat status;

	return fd >= 0 && fstat(fd, &status) == 0 && status.st_dev == level->dev
		&& status.st_ino == level->ino;
}

/* After a walk below `here`: the descriptor of the folder above, if it was given up. A folder that
 * was entered by a link has another ".."; its own path is tried then. */
static int find_again(struct tree *tree, struct level *here, size_t base)
{
	struct level *above = here->above;
	char end = tree->path[base];

	if (above->fd != -1)
		return 0;
	above->fd = openat(here->fd, "..", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (is_level(above->fd, above))
		return 0;
	if (above->fd >= 0)
		close(above->fd);
	tree->path[base] = 0;
	above->fd = open(tree->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	tree->path[base] = end;
	if (is_level(above->fd, above))
		return 0;
	errno = ENOENT;
	return -1;
}

static int walk_names(struct tree *tree, const char *names, struct level *here, int level)
{
	size_t length = tree->length;
	int result = 0;

	for (const char *name = names; *name && !result; name += strlen(name) + 1) {
		if (append(tree, name))
			return -1;
		result = walk(tree, here, level + 1, tree->length - strlen(name));
		tree->length = length;
		tree->path[length] = 0;
		if (tree->flags & FTW_ACTIONRETVAL && result == FTW_SKIP_SIBLINGS)
			return 0;
		if (tree->flags & FTW_ACTIONRETVAL && result == FTW_SKIP_SUBTREE)
			result = 0;
	}
	return result;
}

/* The folder `here` is open. */
static int walk_open(struct tree *tree, struct level *here, const struct stat *status, int level,
	size_t base)
{
	char *names = names_of(here->fd);
	int result = 0;

	if (!names)
		return -1;
	if (!(tree->flags & FTW_DEPTH))
		result = tell(tree, here->above, status, FTW_D, level, base);
	if (!result && tree->spare <= 0 && here->above->fd != AT_FDCWD) {
		close(here->above->fd);
		here->above->fd = -1;
		tree->spare++;
	}
	if (!result) {
		tree->spare--;
		result = walk_names(tree, names, here, level);
		tree->spare++;
	}
	free(names);
	if (here->above->fd == -1) {
		tree->spare--;
		if (here->fd == -1 || find_again(tree, here, base))
			return -1;
	}
	if (!result && tree->flags & FTW_DEPTH)
		result = tell(tree, here->above, status, FTW_DP, level, base);
	return result;
}

static int walk_folder(struct tree *tree, struct level *above, const struct stat *status, int level,
	size_t base)
{
	struct level here = { above, status->st_dev, status->st_ino, -1 };
	int result;

	for (struct level *each = above; each; each = each->above)
		if (each->dev == here.dev && each->ino == here.ino)
			return 0; /* a link to where we are */
	here.fd = openat(above->fd, tree->path + (above->fd == AT_FDCWD ? 0 : base),
		O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (here.fd < 0)
		return errno == EACCES ? tell(tree, above, status, FTW_DNR, level, base) : -1;
	result = walk_open(tree, &here, status, level, base);
	if (here.fd >= 0)
		close(here.fd);
	return result;
}

/* The kind of what the path names; its status, zero if there is none. */
static int look(struct tree *tree, int fd, const char *name, struct stat *status)
{
	int physical = tree->flags & FTW_PHYS;

	memset(status, 0, sizeof *status);
	if (fstatat(fd, name, status, physical ? AT_SYMLINK_NOFOLLOW : 0) == 0)
		return S_ISDIR(status->st_mode) ? FTW_D : S_ISLNK(status->st_mode) ? FTW_SL : FTW_F;
	if (errno != EACCES && errno != ENOENT)
		return -1;
	if (errno == ENOENT && !physical && fstatat(fd, name, status, AT_SYMLINK_NOFOLLOW) == 0)
		return FTW_SLN;
	return FTW_NS;
}

static int walk(struct tree *tree, struct level *above, int level, size_t base)
{
	struct stat status;
	int kind = look(tree, above->fd, tree->path + (above->fd == AT_FDCWD ? 0 : base), &status);

	if (kind < 0 || (kind == FTW_NS && !level))
		return -1;
	if (!level)
		tree->dev = status.st_dev;
	if (kind != FTW_NS && tree->flags & FTW_MOUNT && status.st_dev != tree->dev)
		return 0;
	return kind == FTW_D ? walk_folder(tree, above, &status, level, base)
		: tell(tree, above, &status, kind, level, base);
}

/* FTW_CHDIR: the first file is told in its folder, too. */
static int walk_first(struct tree *tree, size_t base)
{
	struct level outside = { 0, 0, 0, AT_FDCWD };
	char *folder;
	int result;

	if (tree->start >= 0 && base) {
		folder = strndup(tree->path, base);
		outside.fd = folder ? open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
		free(folder);
		if (outside.fd < 0)
			return -1;
	}
	result = walk(tree, &outside, 0, base);
	if (outside.fd >= 0)
		close(outside.fd);
	return result;
}

static int begin(const char *path, told_function *told, plain_function *plain, int descriptors,
	int flags)
{
	struct tree tree = {
		.told = told, .plain = plain, .flags = flags, .start = -1,
		.spare = descriptors < 3 ? 1 : descriptors - 2 /* one reads names, one is the start */
	};
	size_t base;
	int result = -1;

	tree.length = strlen(path);
	tree.room = tree.length + PATH_MAX;
	while (tree.length > 1 && path[tree.length - 1] == '/')
		tree.length--;
	for (base = tree.length; base > 0 && path[base - 1] != '/'; base--)
		;
	if (tree.length == 1 && *path == '/')
		base = 0;
	if (!tree.length) {
		errno = ENOENT;
		return -1;
	}
	if (flags & FTW_CHDIR && (tree.start = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)) < 0)
		return -1;
	tree.path = malloc(tree.room);
	if (tree.path) {
		memcpy(tree.path, path, tree.length);
		tree.path[tree.length] = 0;
		result = walk_first(&tree, base);
		free(tree.path);
	}
	if (tree.start >= 0)
		close(tree.start);
	return result;
}

int nftw(const char *path, told_function *told, int descriptors, int flags)
{
	return begin(path, told, 0, descriptors, flags);
}

int ftw(const char *path, plain_function *plain, int descriptors)
{
	return begin(path, 0, plain, descriptors, 0);
}
