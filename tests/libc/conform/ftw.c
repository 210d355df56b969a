/* Walks of trees. */
#include <fcntl.h>
#include <fts.h>
#include <ftw.h>
#include <stdlib.h>
#include <sys/stat.h>
#include "show.h"

static char lines[200][120];
static int n, stop_at;

static int compare(const void *a, const void *b) { return strcmp(a, b); }

/* The order within a folder is the file system's: rows are sorted. */
static void flush(const char *name, int result)
{
	char text[20000] = "";

	qsort(lines, n, sizeof *lines, compare);
	for (int i = 0; i < n; i++)
		sprintf(text + strlen(text), " %s", lines[i]);
	show(name, "%d%s", result, text);
	n = 0;
}

/* The numbers of glibc and musl differ. */
static const char *kind_name(int kind)
{
	return kind == FTW_F ? "F" : kind == FTW_D ? "D" : kind == FTW_DNR ? "DNR" : kind == FTW_NS ? "NS"
		: kind == FTW_SL ? "SL" : kind == FTW_DP ? "DP" : kind == FTW_SLN ? "SLN" : "?";
}

static int told(const char *path, const struct stat *status, int kind, struct FTW *ftw)
{
	sprintf(lines[n++], "%s,%s,%d,%d", path, kind_name(kind), ftw->base, ftw->level);
	return n == stop_at ? 42 : 0;
}

static int there(const char *path, const struct stat *status, int kind, struct FTW *ftw)
{
	sprintf(lines[n++], "%s,%d", path, access(path + ftw->base, F_OK));
	return 0;
}

static int plain(const char *path, const struct stat *status, int kind)
{
	sprintf(lines[n++], "%s,%s,%d", path, kind_name(kind), status->st_size == 3);
	return 0;
}

static int seen[2], order;
static int depth_first(const char *path, const struct stat *status, int kind, struct FTW *ftw)
{
	if (kind == FTW_DP && !strcmp(path, "t/sub")) seen[0] = ++order;
	if (kind == FTW_F && !strcmp(path, "t/sub/x")) seen[1] = ++order;
	return 0;
}

static int by_name(const FTSENT **a, const FTSENT **b) { return strcmp((*a)->fts_name, (*b)->fts_name); }

static void fts(const char *name, int options, const char *skip)
{
	char *paths[] = { "t", "missing", "t/link", 0 };
	char text[20000] = "";
	FTS *walk = fts_open(paths, options, by_name);
	FTSENT *entry;

	while ((entry = fts_read(walk))) {
		sprintf(text + strlen(text), " %s,%s,%d,%d", entry->fts_path, entry->fts_name, entry->fts_info, entry->fts_level);
		if (skip && !strcmp(entry->fts_name, skip) && entry->fts_info == FTS_D)
			fts_set(walk, entry, FTS_SKIP);
	}
	show(name, "%s %d", text, fts_close(walk));
}

static int depth;
static int count(const char *path, const struct stat *status, int kind, struct FTW *ftw)
{
	if (ftw->level > depth)
		depth = ftw->level;
	return 0;
}

int main(void)
{
	int fd;

	mkdir("t", 0755); mkdir("t/sub", 0755); mkdir("t/sub/deep", 0755); mkdir("t/empty", 0755);
	fd = open("t/sub/x", O_WRONLY | O_CREAT, 0644);
	if (write(fd, "abc", 3) != 3 || symlink("sub", "t/link") || symlink("nothing", "t/dangling") || symlink("..", "t/sub/up"))
		return 1;
	flush("ftw.nftw physical", nftw("t", told, 5, FTW_PHYS));
	flush("ftw.nftw depth", nftw("t", told, 5, FTW_PHYS | FTW_DEPTH));
	flush("ftw.nftw slash [glibc]", nftw("t/", told, 1, FTW_PHYS));
	flush("ftw.nftw file", nftw("t/sub/x", told, 5, FTW_PHYS));
	flush("ftw.nftw link", nftw("t/link", told, 5, FTW_PHYS));
	flush("ftw.nftw dangling", nftw("t/dangling", told, 5, 0));
	flush("ftw.nftw mount", nftw("t", told, 5, FTW_PHYS | FTW_MOUNT));
	flush("ftw.nftw chdir [glibc]", nftw("t", there, 5, FTW_PHYS | FTW_CHDIR)); /* musl: not */
	show("ftw.nftw back", "%d", access("t", F_OK));
	errno = 0;
	show("ftw.nftw missing", "%d %s", nftw("missing", told, 5, 0), error_name(errno));
	stop_at = 3;
	show("ftw.nftw stops", "%d %d", nftw("t", told, 5, FTW_PHYS), n);
	stop_at = n = 0;
	nftw("t", depth_first, 5, FTW_PHYS | FTW_DEPTH);
	show("ftw.nftw order", "%d %d", seen[0], seen[1]);
	rmdir("t/sub/up"); unlink("t/sub/up"); unlink("t/link");
	flush("ftw.ftw", ftw("t/sub", plain, 5));
	for (int i = 0; i < 600; i++)
		if (mkdir("deepfolder", 0755) || chdir("deepfolder"))
			return 1;
	for (int i = 0; i < 600; i++)
		if (chdir(".."))
			return 1;
	stop_at = nftw("deepfolder", count, 3, FTW_PHYS);
	show("ftw.nftw deep [glibc]", "%d %d", stop_at, depth); /* musl: not beyond PATH_MAX */
	if (symlink("sub", "t/link"))
		return 1;
#ifdef __GLIBC__
#define HAS_FTS
#elif defined __LIBC_MINI__
#define HAS_FTS
#endif
#ifdef HAS_FTS
	fts("ftw.fts physical [glibc]", FTS_PHYSICAL | FTS_NOCHDIR, 0);
	fts("ftw.fts logical [glibc]", FTS_LOGICAL | FTS_NOCHDIR, 0);
	fts("ftw.fts comfollow [glibc]", FTS_PHYSICAL | FTS_COMFOLLOW | FTS_NOCHDIR, 0);
	fts("ftw.fts skip [glibc]", FTS_PHYSICAL | FTS_NOCHDIR, "sub");
	fts("ftw.fts seedot [glibc]", FTS_PHYSICAL | FTS_NOCHDIR | FTS_SEEDOT, 0);
#endif
	return 0;
}
