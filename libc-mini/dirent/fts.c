/* fts.c: 4.4BSD's fts(3), without changing the current folder (as with FTS_NOCHDIR): fts_accpath is
 * fts_path. A folder's files are read and sorted at once, and are a list: fts_link. */
#include <dirent.h>
#include <errno.h>
#include <fts.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static FTSENT *new_entry(const char *path, size_t length, const char *name, FTSENT *parent)
{
	size_t n = strlen(name), slash = length && path[length - 1] != '/';
	FTSENT *entry = calloc(1, sizeof *entry + n + 1);

	if (!entry)
		return 0;
	entry->fts_statp = calloc(1, sizeof *entry->fts_statp);
	entry->fts_path = malloc(length + slash + n + 1);
	if (!entry->fts_statp || !entry->fts_path) {
		free(entry->fts_statp);
		free(entry->fts_path);
		free(entry);
		return 0;
	}
	memcpy(entry->fts_path, path, length);
	if (slash)
		entry->fts_path[length] = '/';
	memcpy(entry->fts_path + length + slash, name, n + 1);
	memcpy(entry->fts_name, name, n + 1);
	entry->fts_accpath = entry->fts_path;
	entry->fts_pathlen = (unsigned short)(length + slash + n);
	entry->fts_namelen = (unsigned short)n;
	entry->fts_parent = parent;
	entry->fts_instr = FTS_NOINSTR;
	return entry;
}

static void free_entry(FTSENT *entry)
{
	free(entry->fts_statp);
	free(entry->fts_path);
	free(entry);
}

static void free_list(FTSENT *list)
{
	FTSENT *next;

	for (; list; list = next) {
		next = list->fts_link;
		free_entry(list);
	}
}

static unsigned short kind_of_folder(FTSENT *entry)
{
	if (entry->fts_level > FTS_ROOTLEVEL
	 && (!strcmp(entry->fts_name, ".") || !strcmp(entry->fts_name, "..")))
		return FTS_DOT;
	for (FTSENT *each = entry->fts_parent; each->fts_level >= FTS_ROOTLEVEL; each = each->fts_parent)
		if (each->fts_ino == entry->fts_ino && each->fts_dev == entry->fts_dev) {
			entry->fts_cycle = each;
			return FTS_DC;
		}
	return FTS_D;
}

static unsigned short look(FTS *walk, FTSENT *entry, int follow)
{
	struct stat *status = entry->fts_statp;

	follow = follow || walk->fts_options & FTS_LOGICAL;
	if ((follow ? stat : lstat)(entry->fts_accpath, status)) {
		int error = errno;

		if (follow && error == ENOENT && lstat(entry->fts_accpath, status) == 0)
			return FTS_SLNONE;
		entry->fts_errno = error;
		memset(status, 0, sizeof *status);
		return FTS_NS;
	}
	entry->fts_ino = status->st_ino;
	entry->fts_dev = status->st_dev;
	entry->fts_nlink = status->st_nlink;
	switch (status->st_mode & S_IFMT) {
	case S_IFDIR: return kind_of_folder(entry);
	case S_IFLNK: return FTS_SL;
	case S_IFREG: return FTS_F;
	}
	return FTS_DEFAULT;
}

/* Sorts a list of n by the walk's function. */
static FTSENT *sort(FTS *walk, FTSENT *list, size_t n)
{
	FTSENT **all, *each = list;

	if (!walk->fts_compar || n < 2 || !(all = malloc(n * sizeof *all)))
		return list;
	for (size_t i = 0; i < n; i++, each = each->fts_link)
		all[i] = each;
	qsort(all, n, sizeof *all, (int (*)(const void *, const void *))walk->fts_compar);
	for (size_t i = 0; i < n; i++)
		all[i]->fts_link = i + 1 < n ? all[i + 1] : 0;
	list = all[0];
	free(all);
	return list;
}

FTS *fts_open(char *const *paths, int options, int (*compare)(const FTSENT **, const FTSENT **))
{
	FTS *walk;
	FTSENT *root, **end;
	size_t n = 0;

	if (options & ~FTS_OPTIONMASK || !(options & (FTS_LOGICAL | FTS_PHYSICAL)) || !*paths) {
		errno = EINVAL;
		return 0;
	}
	walk = calloc(1, sizeof *walk);
	root = walk ? new_entry("", 0, "", 0) : 0;
	if (!root) {
		free(walk);
		return 0;
	}
	walk->fts_compar = compare;
	walk->fts_options = options | FTS_NOCHDIR;
	walk->fts_rfd = -1;
	root->fts_level = FTS_ROOTPARENTLEVEL;
	root->fts_info = FTS_INIT;
	walk->fts_cur = root;
	for (end = &walk->fts_child; *paths; paths++, n++) {
		FTSENT *entry = new_entry("", 0, *paths, root);

		if (!entry) {
			fts_close(walk);
			return 0;
		}
		entry->fts_level = FTS_ROOTLEVEL;
		entry->fts_info = look(walk, entry, options & FTS_COMFOLLOW);
		if (entry->fts_info == FTS_DOT)
			entry->fts_info = FTS_D;
		*end = entry;
		end = &entry->fts_link;
	}
	walk->fts_child = sort(walk, walk->fts_child, n);
	return walk;
}

/* The files of a folder; NULL with fts_errno of it, or errno 0 if there are none. */
static FTSENT *build(FTS *walk, FTSENT *folder)
{
	DIR *stream = opendir(folder->fts_accpath);
	FTSENT *list = 0, **end = &list;
	struct dirent *found;
	size_t n = 0;

	if (!stream) {
		folder->fts_errno = errno;
		return 0;
	}
	while (errno = 0, found = readdir(stream)) {
		int dot = !strcmp(found->d_name, ".") || !strcmp(found->d_name, "..");
		FTSENT *entry;

		if (dot && !(walk->fts_options & FTS_SEEDOT))
			continue;
		entry = new_entry(folder->fts_path, folder->fts_pathlen, found->d_name, folder);
		if (!entry)
			break;
		entry->fts_level = (short)(folder->fts_level + 1);
		if (walk->fts_options & FTS_NOSTAT
		 && found->d_type != DT_DIR && found->d_type != DT_UNKNOWN
		 && !(walk->fts_options & FTS_LOGICAL && found->d_type == DT_LNK))
			entry->fts_info = FTS_NSOK;
		else
			entry->fts_info = look(walk, entry, 0);
		*end = entry;
		end = &entry->fts_link;
		n++;
	}
	folder->fts_errno = errno;
	closedir(stream);
	return sort(walk, list, n);
}

/* Down into a folder that was told: the first of its files, or the folder again as FTS_DP. */
static FTSENT *descend(FTS *walk, FTSENT *folder)
{
	FTSENT *first = walk->fts_child;

	walk->fts_child = 0;
	folder->fts_errno = 0;
	if (!first)
		first = build(walk, folder);
	if (first)
		return first;
	folder->fts_info = folder->fts_errno ? FTS_DNR : FTS_DP;
	return folder;
}

/* After a file: its neighbour, or its folder as FTS_DP. */
static FTSENT *advance(FTSENT *done)
{
	FTSENT *next = done->fts_link, *folder = done->fts_parent;

	free_entry(done);
	if (next)
		return next;
	folder->fts_info = folder->fts_errno ? FTS_ERR : FTS_DP;
	return folder;
}

/* Of a path that was given the name is its last part, once it is told. */
static void keep_last_name(FTSENT *entry)
{
	char *slash = strrchr(entry->fts_name, '/');

	if (slash && (slash != entry->fts_name || slash[1])) {
		entry->fts_namelen = (unsigned short)strlen(slash + 1);
		memmove(entry->fts_name, slash + 1, entry->fts_namelen + 1U);
	}
}

FTSENT *fts_read(FTS *walk)
{
	FTSENT *entry = walk->fts_cur;
	int instruction;

	if (!entry || walk->fts_options & FTS_STOP)
		return 0;
	instruction = entry->fts_instr;
	entry->fts_instr = FTS_NOINSTR;
	if (instruction == FTS_AGAIN) {
		entry->fts_info = look(walk, entry, 0);
		return entry;
	}
	if (instruction == FTS_FOLLOW
	 && (entry->fts_info == FTS_SL || entry->fts_info == FTS_SLNONE)) {
		entry->fts_info = look(walk, entry, 1);
		return entry;
	}
	if (entry->fts_info == FTS_INIT) {
		entry = walk->fts_child;
		walk->fts_child = 0;
	} else if (entry->fts_info == FTS_D && instruction != FTS_SKIP
	 && !(walk->fts_options & FTS_XDEV && entry->fts_dev != walk->fts_dev)) {
		entry = descend(walk, entry);
	} else if (entry->fts_info == FTS_D) {
		free_list(walk->fts_child);
		walk->fts_child = 0;
		entry->fts_info = FTS_DP;
	} else {
		entry = advance(entry);
	}
	while (entry->fts_instr == FTS_SKIP && entry->fts_level >= FTS_ROOTLEVEL
		&& entry->fts_info != FTS_DP)
		entry = advance(entry);
	walk->fts_cur = entry;
	if (entry->fts_level == FTS_ROOTLEVEL) {
		walk->fts_dev = entry->fts_dev;
		keep_last_name(entry);
	}
	if (entry->fts_level < FTS_ROOTLEVEL) {
		free_entry(entry);
		walk->fts_cur = 0;
		errno = 0;
		return 0;
	}
	return entry;
}

FTSENT *fts_children(FTS *walk, int options)
{
	FTSENT *entry = walk->fts_cur;

	if (options && options != FTS_NAMEONLY) {
		errno = EINVAL;
		return 0;
	}
	errno = 0;
	if (!entry || entry->fts_info == FTS_INIT)
		return entry ? walk->fts_child : 0;
	if (entry->fts_info != FTS_D)
		return 0;
	free_list(walk->fts_child);
	walk->fts_child = build(walk, entry);
	errno = entry->fts_errno;
	return walk->fts_child;
}

int fts_set(FTS *walk, FTSENT *entry, int instruction)
{
	(void)walk;
	if (instruction < 0 || instruction > FTS_SKIP) {
		errno = EINVAL;
		return -1;
	}
	entry->fts_instr = (unsigned short)(instruction ? instruction : FTS_NOINSTR);
	return 0;
}

int fts_close(FTS *walk)
{
	FTSENT *entry = walk->fts_cur, *next;

	free_list(walk->fts_child);
	for (; entry; entry = next) {
		next = entry->fts_link ? entry->fts_link : entry->fts_parent;
		free_entry(entry);
	}
	free(walk);
	return 0;
}
