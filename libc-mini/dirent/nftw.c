/* nftw.c: POSIX.1-2017 nftw(). A folder is read at once and its names are kept (as many as it has)
 * when no descriptor is left for it: then the tree may be as deep as memory allows. Paths are given
 * to the kernel whole, so FTW_CHDIR alone changes the current folder.
 *
 * The walk has a level per folder that is open:   path: a/bc/d     levels: a, bc, d            */
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
};

struct tree {
	told_function *told;
	plain_function *plain;          /* ftw()'s, if told is NULL */
	int flags, descriptors, start;  /* start: a descriptor of where the walk began (FTW_CHDIR) */
	dev_t dev;
	char *path;
	size_t length, room;
};

static int walk(struct tree *tree, struct level *above, int level, int base);

static int tell(struct tree *tree, const struct stat *status, int kind, int base, int level)
{
	struct FTW ftw = { base, level };

	if (tree->told)
		return tree->told(tree->path, status, kind, &ftw);
	/* ftw() knows fewer kinds */
	return tree->plain(tree->path, status, kind == FTW_SLN ? FTW_NS : kind == FTW_DP ? FTW_D : kind);
}

/* The names of a folder, each with its end mark; "" ends them. NULL and errno on failure. */
static char *names_of(const char *path)
{
	DIR *folder = opendir(path);
	size_t n = 0, room = 1024;
	char *names = folder ? malloc(room) : 0, *more;
	struct dirent *entry;

	while (names && (entry = readdir(folder))) {
		size_t length = strlen(entry->d_name) + 1;

		if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
			continue;
		if (n + length + 1 > room) {
			room = 2 * room + length;
			more = realloc(names, room);
			if (!more)
				free(names);
			names = more;
			if (!names)
				break;
		}
		memcpy(names + n, entry->d_name, length);
		n += length;
	}
	if (names)
		names[n] = 0;
	if (folder)
		closedir(folder);
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
	if (tree->length && tree->path[tree->length - 1] != '/')
		tree->path[tree->length++] = '/';
	memcpy(tree->path + tree->length, name, n + 1);
	tree->length += n;
	return 0;
}

/* FTW_CHDIR: into the folder of the file that is told next. */
static int enter_folder(struct tree *tree, const char *folder)
{
	if (!(tree->flags & FTW_CHDIR))
		return 0;
	return fchdir(tree->start) || (*folder && chdir(folder)) ? -1 : 0;
}

static int walk_names(struct tree *tree, char *names, struct level *here, int level)
{
	size_t length = tree->length;
	int result = 0;

	for (char *name = names; *name && !result; name += strlen(name) + 1) {
		if (append(tree, name))
			return -1;
		result = walk(tree, here, level + 1, (int)(tree->length - strlen(name)));
		tree->length = length;
		tree->path[length] = 0;
		if (tree->flags & FTW_ACTIONRETVAL) {
			if (result == FTW_SKIP_SIBLINGS)
				return 0;
			if (result == FTW_SKIP_SUBTREE)
				result = 0;
		}
	}
	return result;
}

static int walk_folder(struct tree *tree, struct level *above, const struct stat *status, int level,
	int base)
{
	struct level here = { above, status->st_dev, status->st_ino };
	char *names;
	int result = 0;

	for (struct level *each = above; each; each = each->above)
		if (each->dev == here.dev && each->ino == here.ino)
			return 0; /* a link to where we are */
	if (tree->flags & FTW_CHDIR && fchdir(tree->start))
		return -1;
	names = names_of(tree->path);
	if (!names && errno == ENOMEM)
		return -1;
	if (!names)
		return errno == EACCES ? tell(tree, status, FTW_DNR, base, level) : -1;
	if (!(tree->flags & FTW_DEPTH))
		result = tell(tree, status, FTW_D, base, level);
	if (!result && enter_folder(tree, tree->path) == 0)
		result = walk_names(tree, names, &here, level);
	free(names);
	if (!result && tree->flags & FTW_DEPTH)
		result = tell(tree, status, FTW_DP, base, level);
	return result;
}

/* The kind of what the path names; its status, zero if there is none. */
static int look(struct tree *tree, struct stat *status)
{
	memset(status, 0, sizeof *status);
	if ((tree->flags & FTW_PHYS ? lstat : stat)(tree->path, status) == 0)
		return S_ISDIR(status->st_mode) ? FTW_D : S_ISLNK(status->st_mode) ? FTW_SL : FTW_F;
	if (!(tree->flags & FTW_PHYS) && errno == ENOENT && lstat(tree->path, status) == 0)
		return FTW_SLN;
	return errno == EACCES || errno == ENOENT ? FTW_NS : -1;
}

static int walk(struct tree *tree, struct level *above, int level, int base)
{
	struct stat status;
	int kind;

	if (tree->flags & FTW_CHDIR && fchdir(tree->start))
		return -1;
	kind = look(tree, &status);
	if (kind < 0 || (kind == FTW_NS && !level))
		return -1;
	if (kind != FTW_NS && tree->flags & FTW_MOUNT && level && status.st_dev != tree->dev)
		return 0;
	if (!level)
		tree->dev = status.st_dev;
	if (tree->flags & FTW_CHDIR) {
		char last = tree->path[base];

		tree->path[base] = 0;
		if (enter_folder(tree, tree->path))
			return -1;
		tree->path[base] = last;
	}
	return kind == FTW_D ? walk_folder(tree, above, &status, level, base)
		: tell(tree, &status, kind, base, level);
}

static int begin(const char *path, told_function *told, plain_function *plain, int flags)
{
	struct tree tree = { told, plain, flags, 0, -1, 0, 0, 0, PATH_MAX };
	int base, result = -1;

	tree.length = strlen(path);
	tree.room = tree.length < PATH_MAX ? PATH_MAX : tree.length + 1;
	while (tree.length > 1 && path[tree.length - 1] == '/')
		tree.length--;
	for (base = (int)tree.length; base > 0 && path[base - 1] != '/'; base--)
		;
	if (tree.length == 1 && *path == '/')
		base = 0;
	if (flags & FTW_CHDIR && (tree.start = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)) < 0)
		return -1;
	tree.path = malloc(tree.room);
	if (tree.path) {
		memcpy(tree.path, path, tree.length);
		tree.path[tree.length] = 0;
		result = walk(&tree, 0, 0, base);
		free(tree.path);
	}
	if (tree.start >= 0) {
		if (fchdir(tree.start))
			result = -1;
		close(tree.start);
	}
	return result;
}

int nftw(const char *path, told_function *told, int descriptors, int flags)
{
	(void)descriptors; /* one is used at a time */
	return begin(path, told, 0, flags);
}

int ftw(const char *path, plain_function *plain, int descriptors)
{
	(void)descriptors;
	return begin(path, 0, plain, 0);
}
