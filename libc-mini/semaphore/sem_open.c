/* sem_open.c: a named semaphore is a file of /dev/shm, mapped. It appears under its name complete or
 * not at all: it is written under another name and then linked. */
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include "semaphore_.h"

#define FOLDER "/dev/shm/"
#define PREFIX FOLDER "sem."
#define TRIES  100

/* What is open: the same file gives the same pointer. */
static struct open_semaphore {
	struct open_semaphore *next;
	dev_t device;
	ino_t inode;
	sem_t *semaphore;
	unsigned count;
} *all;
static struct lock lock;

/* "/name" or "name"; 0 or an errno value. */
static int path_of(char path[PATH_MAX], const char *name)
{
	size_t n;

	while (*name == '/')
		name++;
	n = strlen(name);
	if (!n || strchr(name, '/'))
		return EINVAL;
	if (n > NAME_MAX - strlen("sem."))
		return ENAMETOOLONG;
	memcpy(path, PREFIX, sizeof PREFIX - 1);
	memcpy(path + sizeof PREFIX - 1, name, n + 1);
	return 0;
}

/* The mapping of fd, which was open already or is from now on. */
static sem_t *map(int fd)
{
	struct open_semaphore *each;
	struct stat status;

	if (fstat(fd, &status))
		return SEM_FAILED;
	if ((size_t)status.st_size < sizeof(sem_t)) {
		errno = EINVAL;
		return SEM_FAILED;
	}
	for (each = all; each; each = each->next)
		if (each->device == status.st_dev && each->inode == status.st_ino) {
			each->count++;
			return each->semaphore;
		}
	each = malloc(sizeof *each);
	if (!each)
		return SEM_FAILED;
	*each = (struct open_semaphore){ all, status.st_dev, status.st_ino,
		mmap(NULL, sizeof(sem_t), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0), 1 };
	if (each->semaphore == MAP_FAILED) {
		free(each);
		return SEM_FAILED;
	}
	all = each;
	return each->semaphore;
}

static int open_old(const char *path)
{
	return open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
}

static int open_new(const char *path, mode_t mode, unsigned value)
{
	static unsigned number;
	char temporary[sizeof FOLDER + 40];
	sem_t semaphore;
	int fd, saved;

	if (sem_init(&semaphore, 1, value))
		return -1;
	do {
		snprintf(temporary, sizeof temporary, FOLDER ".mini-%d-%u", (int)getpid(), ++number);
		fd = open(temporary, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode & 0666);
	} while (fd < 0 && errno == EEXIST);
	if (fd < 0)
		return -1;
	if (write(fd, &semaphore, sizeof semaphore) != sizeof semaphore || link(temporary, path)) {
		saved = errno;
		close(fd);
		fd = -1;
		errno = saved;
	}
	saved = errno;
	unlink(temporary);
	errno = saved;
	return fd;
}

/* Another process may make or remove the file at any moment. */
static int open_path(const char *path, int flags, mode_t mode, unsigned value)
{
	int fd = -1;

	for (int i = 0; i < TRIES && fd < 0; i++) {
		if (!(flags & O_CREAT) || !(flags & O_EXCL)) {
			fd = open_old(path);
			if (fd >= 0 || errno != ENOENT || !(flags & O_CREAT))
				break;
		}
		fd = open_new(path, mode, value);
		if (fd < 0 && (errno != EEXIST || flags & O_EXCL))
			break;
	}
	return fd;
}

sem_t *sem_open(const char *name, int flags, ...)
{
	char path[PATH_MAX];
	int error = path_of(path, name), fd;
	unsigned value = 0;
	mode_t mode = 0;
	va_list arguments;
	sem_t *result;

	if (flags & O_CREAT) {
		va_start(arguments, flags);
		mode = va_arg(arguments, mode_t);
		value = va_arg(arguments, unsigned);
		va_end(arguments);
	}
	if (error) {
		errno = error;
		return SEM_FAILED;
	}
	fd = open_path(path, flags, mode, value);
	if (fd < 0)
		return SEM_FAILED;
	lock_take(&lock);
	result = map(fd);
	lock_give(&lock);
	error = errno;
	close(fd);
	errno = error;
	return result;
}

int sem_close(sem_t *semaphore)
{
	struct open_semaphore **place, *found;

	lock_take(&lock);
	for (place = &all; *place && (*place)->semaphore != semaphore; place = &(*place)->next)
		;
	found = *place;
	if (found && --found->count == 0) {
		*place = found->next;
		munmap(found->semaphore, sizeof(sem_t));
		free(found);
	}
	lock_give(&lock);
	return found ? 0 : sem_fail(EINVAL);
}

int sem_unlink(const char *name)
{
	char path[PATH_MAX];
	int error = path_of(path, name);

	return error ? sem_fail(error == EINVAL ? ENOENT : error) : unlink(path);
}
