#include <errno.h>
#include <fcntl.h>
#include <pty.h>
#include <unistd.h>
#include <utmp.h>

pid_t forkpty(int *controller, char *name, const struct termios *settings,
	const struct winsize *size)
{
	int master, slave;
	pid_t pid;

	if (openpty(&master, &slave, name, settings, size))
		return -1;
	pid = fork();
	if (pid == 0) {
		close(master);
		if (login_tty(slave))
			_exit(127);
		return 0;
	}
	close(slave);
	if (pid < 0)
		close(master);
	else
		*controller = master;
	return pid;
}
