/* output.c: the file is written beside its place and renamed when it is complete. What is no
 * ordinary file is written to as it is. */
#include "output.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int open_beside(struct output *o)
{
	static const char suffix[] = ".XXXXXX";
	mode_t mask = umask(0);
	int fd;

	umask(mask);
	o->temporary = malloc(strlen(o->path) + sizeof suffix);
	if (!o->temporary)
		return -1;
	strcpy(o->temporary, o->path);
	strcat(o->temporary, suffix);
	fd = mkstemp(o->temporary);
	if (fd < 0)
		return -1;
	if (fchmod(fd, 0666 & ~mask) == 0)
		o->file = fdopen(fd, "w");
	if (!o->file) {
		close(fd);
		unlink(o->temporary);
		return -1;
	}
	return 0;
}

int output_open(struct output *o, const char *path)
{
	struct stat st;
	int there = !stat(path, &st);

	*o = (struct output){0};
	if (there && S_ISDIR(st.st_mode)) {
		errno = EISDIR;
		return -1;
	}
	if (there && !S_ISREG(st.st_mode)) {
		o->file = fopen(path, "we");
		o->path = strdup(path);
		return o->file && o->path ? 0 : -1;
	}
	o->path = there ? realpath(path, NULL) : strdup(path); /* through a link to its target */
	if (o->path && there && access(o->path, W_OK))
		return -1;
	return o->path ? open_beside(o) : -1;
}

void output_drop(struct output *o)
{
	int error = errno;

	if (o->file)
		fclose(o->file);
	if (o->temporary)
		unlink(o->temporary);
	free(o->temporary);
	free(o->path);
	*o = (struct output){0};
	errno = error;
}

int output_close(struct output *o)
{
	int failed = fflush(o->file) || ferror(o->file);

	if (!failed && o->temporary) {
		failed = fclose(o->file) || rename(o->temporary, o->path);
		o->file = NULL;
		if (!failed) {
			free(o->temporary);
			o->temporary = NULL;
		}
	}
	output_drop(o);
	return failed ? -1 : 0;
}
