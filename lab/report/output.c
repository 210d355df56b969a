/* output.c: the file is written beside its place and renamed when it is complete. What is no
 * ordinary file is written to as it is. */
#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static ssize_t put(void *context, const char *bytes, size_t count)
{
	struct output *o = context;
	size_t done = 0;

	while (done < count && !o->error) {
		ssize_t n = write(o->fd, bytes + done, count - done);

		if (n >= 0)
			done += (size_t)n;
		else if (errno != EINTR)
			o->error = errno;
	}
	return o->error ? 0 : (ssize_t)count;
}

static int finish(void *context)
{
	struct output *o = context;

	if (close(o->fd) && !o->error)
		o->error = errno;
	return o->error ? -1 : 0;
}

/* A FILE that remembers why writing failed, whenever that was. */
static int use(struct output *o, int fd)
{
	o->fd = fd;
	o->file = fopencookie(o, "w", (cookie_io_functions_t){.write = put, .close = finish});
	if (!o->file)
		close(fd);
	return o->file ? 0 : -1;
}

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
	fd = mkostemp(o->temporary, O_CLOEXEC); /* the program that runs meanwhile must not have it */
	if (fd < 0)
		return -1;
	fchmod(fd, 0666 & ~mask); /* as open(2) would; some file systems have no modes */
	if (use(o, fd) == 0)
		return 0;
	unlink(o->temporary);
	return -1;
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
		int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);

		o->path = strdup(path);
		return fd < 0 || !o->path ? -1 : use(o, fd);
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
	int failed = fclose(o->file) || o->error;

	o->file = NULL;
	if (failed)
		errno = o->error ? o->error : EIO;
	else if (o->temporary)
		failed = rename(o->temporary, o->path);
	if (!failed) {
		free(o->temporary);
		o->temporary = NULL;
	}
	output_drop(o);
	return failed ? -1 : 0;
}
