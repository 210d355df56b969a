#include <fcntl.h>
#include <pty.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int openpty(int *controller, int *terminal, char *name, const struct termios *settings,
	const struct winsize *size)
{
	char path[32];
	int master = posix_openpt(O_RDWR | O_NOCTTY), slave = -1;

	if (master < 0)
		return -1;
	if (grantpt(master) || unlockpt(master) || ptsname_r(master, path, sizeof path)
	 || (slave = open(path, O_RDWR | O_NOCTTY)) < 0) {
		close(master);
		return -1;
	}
	if (settings)
		tcsetattr(slave, TCSANOW, settings);
	if (size)
		ioctl(slave, TIOCSWINSZ, size);
	if (name)
		strcpy(name, path);
	*controller = master;
	*terminal = slave;
	return 0;
}
