#include <fcntl.h>
#include <unistd.h>

/* What can fail is done first, while the caller can still be told. The second fork gives up the
 * right to a controlling terminal. */
int daemon(int keep_folder, int keep_streams)
{
	int fd, failed;

	if (!keep_folder && chdir("/"))
		return -1;
	if (!keep_streams) {
		if ((fd = open("/dev/null", O_RDWR)) < 0)
			return -1;
		failed = dup2(fd, 0) < 0 || dup2(fd, 1) < 0 || dup2(fd, 2) < 0;
		if (fd > 2)
			close(fd);
		if (failed)
			return -1;
	}
	for (int i = 0; i < 2; i++) {
		switch (fork()) {
		case 0:
			break;
		case -1:
			return -1;
		default:
			_exit(0);
		}
		if (i == 0 && setsid() < 0)
			return -1;
	}
	return 0;
}
