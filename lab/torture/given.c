/* given.c: what the children get: uload, its command line, their input. */
#include "torture.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tools.h"

/* A file of ulab's own with all that can be read from `fd`, so that each child reads it from its
 * beginning. -1: errno. */
static int keep_input(int fd, uint64_t limit)
{
	int file = memfd_create("input", MFD_CLOEXEC);
	uint64_t size = 0;
	char block[65536];
	ssize_t n;

	while (file >= 0 && (n = read(fd, block, sizeof block)) != 0) {
		size += n > 0 ? (uint64_t)n : 0;
		if (size > limit)
			errno = EFBIG;
		if ((n < 0 && errno != EINTR) || size > limit
		    || (n > 0 && write(file, block, (size_t)n) != n)) {
			close(file);
			return -1;
		}
	}
	return file;
}

int given_input(struct limits *limits, const char *name)
{
	struct stat st;
	int own = !name || !strcmp(name, "-");
	int fd = own ? 0 : open(name, O_RDONLY | O_CLOEXEC);

	limits->input = -1;
	if (!name && (fstat(0, &st) || !S_ISREG(st.st_mode)))
		return 0; /* a terminal or a pipe might never end */
	if (fd >= 0)
		limits->input = keep_input(fd, limits->memory);
	if (limits->input < 0)
		return ulab_error(STATUS_USAGE, "%s: cannot be read as input: %s", own ? "standard input"
			: name, strerror(errno));
	if (!own)
		close(fd);
	return 0;
}

void given_streams(void)
{
	int fd;

	while ((fd = open("/dev/null", O_RDWR)) >= 0 && fd < 3)
		;
	if (fd >= 0)
		close(fd);
}

char *given_uload(void)
{
	const char *path = getenv("PATH"), *part = ulab_folder();
	size_t size = strlen(part);
	char *name = malloc(size + (path ? strlen(path) : 0) + 16);

	for (int first = 1; name && part; first = 0) {
		if (!first)
			size = strcspn(part, ":");
		sprintf(name, "%.*s/uload", (int)size, size ? part : ".");
		if (!access(name, X_OK))
			return name;
		part = first ? path : part[size] ? part + size + 1 : NULL;
	}
	free(name);
	return NULL;
}

char **given_argv(const struct torture *t, const struct fault *f)
{
	size_t n = 0, options = 0, words = 0;
	char **argv, *fault;

	while (t->load && t->load[options])
		options++;
	while (t->argv[words])
		words++;
	argv = calloc(options + words + 4, sizeof *argv);
	fault = f && !f->by_ulab ? malloc(strlen(f->spec) + 9) : NULL;
	if (!argv || (f && !f->by_ulab && !fault))
		abort();
	argv[n++] = (char *)"uload";
	if (fault) {
		sprintf(fault, "--fault=%s", f->spec);
		argv[n++] = fault;
	} else if (f) {
		argv[n++] = (char *)"--stop";
	}
	for (size_t i = 0; i < options; i++)
		argv[n++] = t->load[i];
	argv[n++] = (char *)"--";
	memcpy(argv + n, t->argv, words * sizeof *argv);
	return argv;
}
