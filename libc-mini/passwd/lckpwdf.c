#include <errno.h>
#include <fcntl.h>
#include <shadow.h>
#include <unistd.h>

static int lock_fd = -1;

/* The file that passwd(1) locks. */
int lckpwdf(void)
{
	if (lock_fd >= 0)
		return -1;
	lock_fd = open("/etc/.pwd.lock", O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
	if (lock_fd >= 0 && lockf(lock_fd, F_TLOCK, 0)) {
		close(lock_fd);
		lock_fd = -1;
	}
	return lock_fd < 0 ? -1 : 0;
}

int ulckpwdf(void)
{
	int fd = lock_fd;

	lock_fd = -1;
	return fd < 0 ? -1 : close(fd);
}
