/* share.c: one file, two processes. The parent maps the file shared and private, and two pages of no
 * file; the child maps the file for itself and writes into all of them. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
#include "ulab.h"

#define BYTES 4096UL

static char *map(int flags, int fd)
{
	char *at = mmap(NULL, BYTES, PROT_READ | PROT_WRITE, flags, fd, 0);

	if (at == MAP_FAILED) {
		perror("mmap");
		exit(1);
	}
	return at;
}

static int make_file(char *name)
{
	int fd = mkstemp(name);

	if (fd < 0 || ftruncate(fd, BYTES) || pwrite(fd, "old", 3, 0) != 3) {
		perror(name);
		exit(1);
	}
	return fd;
}

int main(void)
{
	char name[] = "/tmp/lesson-20-XXXXXX", file[4] = "";
	int fd = make_file(name);
	char *shared = map(MAP_SHARED, fd), *private = map(MAP_PRIVATE, fd);
	char *anonymous = map(MAP_SHARED | MAP_ANONYMOUS, -1), *own = map(MAP_PRIVATE | MAP_ANONYMOUS, -1);
	pid_t child;

	memcpy(anonymous, "old", 3);
	memcpy(own, "old", 3);
	ulab_mark("shared", shared, 3);
	ulab_mark("private", private, 3);
	ulab_mark("anonymous", anonymous, 3);
	ulab_mark("own", own, 3);
	child = fork();
	if (!child) {
		int again = open(name, O_RDWR);
		char *mapped = map(MAP_SHARED, again);

		memcpy(mapped, "new", 3);       /* another process, another mapping, the same file */
		memcpy(anonymous, "new", 3);
		memcpy(own, "new", 3);
		_exit(0);
	}
	waitpid(child, NULL, 0);
	ulab_mark("child wrote", NULL, 0);

	if (pread(fd, file, 3, 0) != 3)
		return 1;
	ulab_mark("file", file, 3);
	memcpy(private, "mine", 4);
	ulab_mark("private written", private, 4);
	if (pread(fd, file, 3, 0) != 3)
		return 1;
	ulab_mark("file again", file, 3);
	unlink(name);
	return 0;
}
