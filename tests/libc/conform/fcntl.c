/* open, fcntl, locks. */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include "show.h"

#define TRY(name, call) do { errno = 0; long r_ = (long)(call); show(name, "%ld %s", r_, error_name(r_ < 0 ? errno : 0)); } while (0)

static void opening(void)
{
	struct stat status;
	int fd;

	umask(022);
	TRY("fcntl.open missing", open("missing", O_RDONLY));
	TRY("fcntl.open create", (fd = open("a", O_CREAT | O_EXCL | O_RDWR, 0666)) >= 0);
	fstat(fd, &status);
	show("fcntl.open mode", "%o", status.st_mode);
	TRY("fcntl.open exists", open("a", O_CREAT | O_EXCL | O_RDWR, 0666));
	TRY("fcntl.open folder", open(".", O_RDWR));
	TRY("fcntl.open not folder", open("a", O_DIRECTORY));
	TRY("fcntl.open empty", open("", O_RDONLY));
	TRY("fcntl.open through file", open("a/b", O_RDONLY));
	TRY("fcntl.openat bad", openat(-1, "a", O_RDONLY));
	TRY("fcntl.openat file", openat(fd, "a", O_RDONLY));
	TRY("fcntl.getfl", fcntl(fd, F_GETFL) & (O_ACCMODE | O_APPEND));
	TRY("fcntl.setfl", fcntl(fd, F_SETFL, O_APPEND));
	TRY("fcntl.getfl append", fcntl(fd, F_GETFL) & (O_ACCMODE | O_APPEND));
	TRY("fcntl.dupfd", fcntl(fd, F_DUPFD, 60));
	TRY("fcntl.dupfd cloexec", fcntl(fd, F_DUPFD_CLOEXEC, 60));
	TRY("fcntl.dupfd cloexec flag", fcntl(61, F_GETFD));
	TRY("fcntl.dupfd negative", fcntl(fd, F_DUPFD, -1));
	TRY("fcntl.bad", fcntl(-1, F_GETFD));
	TRY("fcntl.bad command", fcntl(fd, 9999));
	TRY("fcntl.getown", fcntl(fd, F_GETOWN));
	TRY("fcntl.setown group", fcntl(fd, F_SETOWN, -getpgrp()));
	show("fcntl.getown group", "%d", fcntl(fd, F_GETOWN) == -getpgrp());
	TRY("fcntl.creat", creat("b", 0600) >= 0);
	TRY("fcntl.posix_fallocate", posix_fallocate(fd, 0, 100));
	TRY("fcntl.posix_fallocate bad", posix_fallocate(fd, -1, 100));
	TRY("fcntl.posix_fadvise", posix_fadvise(fd, 0, 0, POSIX_FADV_WILLNEED));
	TRY("fcntl.posix_fadvise bad", posix_fadvise(fd, 0, 0, 99));
	TRY("fcntl.posix_fadvise fd", posix_fadvise(-1, 0, 0, 0));
	TRY("fcntl.fallocate bad", fallocate(-1, 0, 0, 1));
	fstat(fd, &status);
	show("fcntl.fallocate size", "%ld", (long)status.st_size);
}

static void in_child(void (*function)(int), int fd)
{
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		function(fd);
		_exit(0);
	}
	waitpid(pid, &status, 0);
}

static void other(int fd)
{
	struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 5, .l_len = 10 };

	TRY("fcntl.setlk other", fcntl(fd, F_SETLK, &lock));
	fcntl(fd, F_GETLK, &lock);
	show("fcntl.getlk other", "%d %ld %ld %d", lock.l_type, (long)lock.l_start, (long)lock.l_len,
		lock.l_pid == getppid());
	lseek(fd, 0, SEEK_SET);
	TRY("fcntl.lockf test", lockf(fd, F_TEST, 5));
	TRY("fcntl.lockf try", lockf(fd, F_TLOCK, 5));
	lseek(fd, 50, SEEK_SET);
	TRY("fcntl.lockf free", lockf(fd, F_TEST, 5));
	fd = open("a", O_RDWR);
	TRY("fcntl.flock other", flock(fd, LOCK_EX | LOCK_NB));
}

static void locks(void)
{
	int fd = open("a", O_RDWR);
	struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0, .l_len = 20 };

	TRY("fcntl.setlk", fcntl(fd, F_SETLK, &lock));
	TRY("fcntl.flock", flock(fd, LOCK_EX));
	TRY("fcntl.lockf own", lockf(fd, F_TEST, 10));
	TRY("fcntl.lockf command", lockf(fd, 99, 10));
	TRY("fcntl.flock bad", flock(fd, 99));
	in_child(other, fd);
	lock.l_type = F_UNLCK;
	TRY("fcntl.setlk unlock", fcntl(fd, F_SETLK, &lock));
	lock.l_type = F_RDLCK;
	lock.l_pid = 0;
	TRY("fcntl.ofd", fcntl(fd, F_OFD_SETLK, &lock));
	lock.l_type = 77;
	TRY("fcntl.setlk type", fcntl(fd, F_SETLK, &lock));
}

int main(void)
{
	opening();
	locks();
	return 0;
}
