#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "syscall.h"
#include "temporary.h"

/* A folder that can be written into; the kernel says so by the user who counts. */
static int usable(const char *dir)
{
	return dir && sys_call(SYS_faccessat, AT_FDCWD, dir, 3 /* W_OK | X_OK */) == 0;
}

/* In $TMPDIR, else dir, else P_tmpdir: its name, then at most five bytes of prefix, six at random. */
static char *temp_name(const char *dir, const char *prefix)
{
	const char *wanted = __libc.secure ? NULL : getenv("TMPDIR");
	char path[PATH_MAX];
	size_t n, p = prefix ? strnlen(prefix, 5) : 0;

	dir = usable(wanted) ? wanted : usable(dir) ? dir : P_tmpdir;
	n = strlen(dir);
	if (n + 1 + p + 6 >= sizeof path) {
		errno = ENAMETOOLONG;
		return NULL;
	}
	memcpy(path, dir, n);
	path[n++] = '/';
	memcpy(path + n, prefix ? prefix : "", p);
	n += p;
	path[n + 6] = '\0';
	for (int i = 0; i < TEMPORARY_TRIES; i++) {
		__temporary_name(path + n);
		if (sys_call(SYS_readlinkat, AT_FDCWD, path, (char[1]){ 0 }, 1) == -ENOENT)
			return strdup(path);
	}
	errno = EEXIST;
	return NULL;
}
weak_alias(temp_name, tempnam);
