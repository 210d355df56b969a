/* realpath.c: POSIX.1-2017 realpath(): component by component, each symbolic link's target put in
 * front of what is still to be walked. Two texts:
 *
 *   left     what is to come; it grows at its front when a link's target is put there
 *   found    what is done: absolute, no links, no "." or ".."                                    */
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "string_.h"

#define LINKS_MAX 40    /* the kernel's limit, MAXSYMLINKS of its linux/namei.h */

struct walk {
	char left[PATH_MAX], *next;     /* next … end of left, with an end mark */
	char found[PATH_MAX];
	size_t length;                  /* of found; 0 is the root */
	int links;
};

static int fail(int error)
{
	errno = error;
	return -1;
}

/* Puts n bytes before what is left. */
static int prepend(struct walk *walk, const char *text, size_t n)
{
	if (n > (size_t)(walk->next - walk->left))
		return fail(ENAMETOOLONG);
	walk->next -= n;
	memcpy(walk->next, text, n);
	return 0;
}

/* found is the path of a symbolic link or of something else. */
static int follow(struct walk *walk, size_t former)
{
	char target[PATH_MAX];
	ssize_t n = readlink(walk->found, target, sizeof target);

	if (n < 0)
		return errno == EINVAL ? 0 : -1; /* not a link: it stays in found */
	if (n == 0)
		return fail(ENOENT);
	if (n == sizeof target)
		return fail(ENAMETOOLONG);
	if (++walk->links > LINKS_MAX)
		return fail(ELOOP);
	walk->length = target[0] == '/' ? 0 : former;
	return prepend(walk, target, (size_t)n);
}

static int step(struct walk *walk, const char *name, size_t n)
{
	size_t former = walk->length;

	if (n == 2 && name[0] == '.' && name[1] == '.') {
		while (walk->length && walk->found[--walk->length] != '/')
			;
		return 0;
	}
	if (former + 1 + n + 1 > sizeof walk->found)
		return fail(ENAMETOOLONG);
	walk->found[former] = '/';
	memcpy(walk->found + former + 1, name, n);
	walk->length = former + 1 + n;
	walk->found[walk->length] = 0;
	return follow(walk, former);
}

/* "x/", "x/." and "x/.." want x to be a folder: readlink says ENOTDIR if it is not. */
static int must_be_folder(struct walk *walk)
{
	char one[1];

	if (walk->length + 2 > sizeof walk->found)
		return fail(ENAMETOOLONG);
	if (!walk->length)
		return 0;
	memcpy(walk->found + walk->length, "/", 2);
	return readlink(walk->found, one, 1) < 0 && errno != EINVAL ? -1 : 0;
}

static int walk_all(struct walk *walk)
{
	if (walk->next[0] != '/') {
		if (!getcwd(walk->found, sizeof walk->found))
			return -1;
		walk->length = strlen(walk->found);
		if (walk->length == 1)
			walk->length = 0;
	}
	while (*walk->next) {
		char *name = walk->next, *end = __strchrnul(name, '/');
		char copy[NAME_MAX + 1];
		size_t n = (size_t)(end - name);

		if (n > NAME_MAX)
			return fail(ENAMETOOLONG);
		memcpy(copy, name, n); /* following a link overwrites it */
		walk->next = end;
		while (*walk->next == '/')
			walk->next++;
		if (n == 0)
			continue;
		if (copy[0] == '.' && (n == 1 || (n == 2 && copy[1] == '.'))
			&& must_be_folder(walk))
			return -1;
		if (n == 1 && copy[0] == '.')
			continue;
		if (*end) /* a target that is put in front must not run into what follows */
			walk->next = end;
		if (step(walk, copy, n) || (*end && must_be_folder(walk)))
			return -1;
	}
	return 0;
}

char *realpath(const char *restrict path, char *restrict resolved)
{
	struct walk walk;
	size_t n;

	if (!path || !*path) {
		errno = path ? ENOENT : EINVAL;
		return 0;
	}
	n = strnlen(path, PATH_MAX);
	if (n == PATH_MAX) {
		errno = ENAMETOOLONG;
		return 0;
	}
	walk.next = walk.left + sizeof walk.left - n - 1;
	memcpy(walk.next, path, n + 1);
	walk.length = 0;
	walk.links = 0;
	if (walk_all(&walk))
		return 0;
	if (!walk.length)
		walk.found[walk.length++] = '/';
	walk.found[walk.length] = 0;
	return resolved ? memcpy(resolved, walk.found, walk.length + 1) : __strdup(walk.found);
}
