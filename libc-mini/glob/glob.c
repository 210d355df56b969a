/* glob.c: path names that match a pattern, POSIX.1-2017. The pattern is taken part by part, from '/' to
 * '/': a part without wildcards is only appended; one with them asks the folder so far for its names.
 * Recursion is as deep as there are parts with wildcards. */
#include <dirent.h>
#include <errno.h>
#include <fnmatch.h>
#include <glob.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "glob_internal.h"

#define PATHS_FIRST 16

/* ---- the list of what was found ---- */

static int add(struct finding *f, const char *path, size_t length, int is_folder)
{
	char *copy;

	if (f->count == f->room) {
		size_t room = f->room ? 2 * f->room : PATHS_FIRST;
		char **paths = realloc(f->paths, room * sizeof *paths);

		if (!paths)
			return GLOB_NOSPACE;
		f->paths = paths;
		f->room = room;
	}
	copy = malloc(length + 2);
	if (!copy)
		return GLOB_NOSPACE;
	memcpy(copy, path, length);
	if (is_folder && (f->flags & GLOB_MARK) && length && copy[length - 1] != '/')
		copy[length++] = '/';
	copy[length] = '\0';
	f->paths[f->count++] = copy;
	return 0;
}

static int compare(const void *a, const void *b)
{
	return strcoll(*(char *const *)a, *(char *const *)b);
}

/* ---- parts of a pattern ---- */

/* What makes asking the folder necessary: * ? [ ], not behind a backslash. */
static int has_magic(const struct finding *f, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (s[i] == '\\' && !(f->flags & GLOB_NOESCAPE))
			i++;
		else if (s[i] == '*' || s[i] == '?' || (s[i] == '[' && memchr(s + i, ']', n - i)))
			return 1;
	}
	return 0;
}

static int file_kind(const struct finding *f, const char *path, int *is_folder)
{
	struct stat st;
	int error;

	if (f->flags & GLOB_ALTDIRFUNC)
		error = f->g->gl_stat(path, &st) && f->g->gl_lstat(path, &st);
	else
		error = stat(path, &st) && lstat(path, &st);
	*is_folder = !error && S_ISDIR(st.st_mode);
	return error;
}

/* What is no folder is no error; nor is one that is gone, if it was us who found its name. */
static int unreadable(const struct finding *f, const char *folder)
{
	int error = errno;

	if (error == ENOTDIR || (error == ENOENT && f->depth))
		return 0;
	return (f->error && f->error(folder, error)) || (f->flags & GLOB_ERR) ? GLOB_ABORTED : 0;
}

static void *open_folder(const struct finding *f, const char *folder)
{
	return f->flags & GLOB_ALTDIRFUNC ? f->g->gl_opendir(folder) : (void *)opendir(folder);
}

static struct dirent *read_folder(const struct finding *f, void *folder)
{
	return f->flags & GLOB_ALTDIRFUNC ? f->g->gl_readdir(folder) : readdir(folder);
}

static void close_folder(const struct finding *f, void *folder)
{
	if (f->flags & GLOB_ALTDIRFUNC)
		f->g->gl_closedir(folder);
	else
		closedir(folder);
}

/* Whether the name may be a folder, as far as the folder itself says. */
static int maybe_folder(const struct dirent *entry)
{
	return entry->d_type == DT_DIR || entry->d_type == DT_LNK || entry->d_type == DT_UNKNOWN;
}

/* The folder of the path so far, without the '/' at its end. */
static const char *folder_of(char *path, size_t length)
{
	while (length > 1 && path[length - 1] == '/')
		length--;
	path[length] = '\0';
	return length ? path : ".";
}

static int names(struct finding *f, char *path, size_t length, const char *part, size_t n)
{
	char *pattern = strndup(part, n);
	const char *rest = part + n;
	int flags = FNM_PERIOD | (f->flags & GLOB_NOESCAPE ? FNM_NOESCAPE : 0), error = 0;
	void *folder;
	struct dirent *entry = NULL;
	size_t cut;

	if (!pattern)
		return GLOB_NOSPACE;
	if (f->flags & GLOB_PERIOD)
		flags &= ~FNM_PERIOD;
	folder = open_folder(f, folder_of(path, length));
	if (!folder)
		error = unreadable(f, folder_of(path, length));
	cut = strlen(path);
	if (cut < length)       /* what folder_of() took off */
		path[cut] = '/';
	f->depth++;
	while (folder && !error && (errno = 0, entry = read_folder(f, folder)) != NULL) {
		size_t name_length = strlen(entry->d_name);

		if (fnmatch(pattern, entry->d_name, flags) || length + name_length >= PATH_MAX)
			continue;
		if ((*rest || (f->flags & GLOB_ONLYDIR)) && !(f->flags & GLOB_ALTDIRFUNC) && !maybe_folder(entry))
			continue;
		memcpy(path + length, entry->d_name, name_length);
		error = __glob_part(f, path, length + name_length, rest);
	}
	f->depth--;
	if (folder && !entry && errno && !error)
		error = unreadable(f, folder_of(path, length));
	if (folder)
		close_folder(f, folder);
	free(pattern);
	return error;
}

static size_t append_literal(const struct finding *f, char *path, size_t length, const char *s, size_t n)
{
	for (size_t i = 0; i < n && length < PATH_MAX; i++) {
		if (s[i] == '\\' && !(f->flags & GLOB_NOESCAPE) && i + 1 < n)
			i++;
		path[length++] = s[i];
	}
	return length;
}

int __glob_part(struct finding *f, char *path, size_t length, const char *pattern)
{
	int is_folder;
	size_t n;

	while (*pattern) {
		while (*pattern == '/' && length < PATH_MAX)
			path[length++] = *pattern++;
		n = strcspn(pattern, "/");
		if (has_magic(f, pattern, n))
			return names(f, path, length, pattern, n);
		length = append_literal(f, path, length, pattern, n);
		pattern += n;
		if (length >= PATH_MAX)
			return 0;
	}
	path[length] = '\0';
	if (!length || file_kind(f, path, &is_folder))
		return 0;
	return add(f, path, length, is_folder);
}

/* ---- one pattern, without braces and tildes ---- */

int __glob_pattern(struct finding *f, const char *pattern)
{
	char path[PATH_MAX + 1];
	size_t first = f->count;
	int error;

	if (has_magic(f, pattern, strlen(pattern)))
		f->magic = 1;
	error = __glob_part(f, path, 0, pattern);
	if (!error && !(f->flags & GLOB_NOSORT))
		qsort(f->paths + first, f->count - first, sizeof *f->paths, compare);
	return error;
}

/* ---- the caller's structure ---- */

static int deliver(glob_t *g, int flags, struct finding *f)
{
	size_t offset = flags & GLOB_DOOFFS ? g->gl_offs : 0;
	size_t old = flags & GLOB_APPEND ? g->gl_pathc : 0;
	char **all = realloc(flags & GLOB_APPEND ? g->gl_pathv : NULL,
		(offset + old + f->count + 1) * sizeof *all);

	if (!all)
		return GLOB_NOSPACE;
	if (!(flags & GLOB_APPEND) || !g->gl_pathv)
		memset(all, 0, offset * sizeof *all);
	if (f->count)
		memcpy(all + offset + old, f->paths, f->count * sizeof *all);
	all[offset + old + f->count] = NULL;
	g->gl_pathv = all;
	g->gl_pathc = old + f->count;
	f->count = 0;
	return 0;
}

int glob(const char *restrict pattern, int flags, int (*error_function)(const char *, int), glob_t *restrict g)
{
	struct finding f = { .flags = flags, .error = error_function, .g = g };
	int error;

	if (!(flags & GLOB_APPEND)) {
		g->gl_pathc = 0;
		g->gl_pathv = NULL;
		if (!(flags & GLOB_DOOFFS))
			g->gl_offs = 0;
	}
	error = __glob_expand(&f, pattern);
	if (!error && !f.count && ((flags & GLOB_NOCHECK) || ((flags & GLOB_NOMAGIC) && !f.magic))) {
		f.flags &= ~GLOB_MARK;
		error = add(&f, pattern, strlen(pattern), 0);
	}
	if (!error && !f.count)
		error = GLOB_NOMATCH;
	g->gl_flags = flags | (f.magic ? GLOB_MAGCHAR : 0);
	/* what was found before an error is delivered, too */
	if ((error == 0 || error == GLOB_ABORTED) && deliver(g, flags, &f))
		error = GLOB_NOSPACE;
	while (f.count)
		free(f.paths[--f.count]);
	free(f.paths);
	return error;
}

void globfree(glob_t *g)
{
	size_t offset = g->gl_flags & GLOB_DOOFFS ? g->gl_offs : 0;

	for (size_t i = 0; g->gl_pathv && i < g->gl_pathc; i++)
		free(g->gl_pathv[offset + i]);
	free(g->gl_pathv);
	g->gl_pathv = NULL;
	g->gl_pathc = 0;
}
