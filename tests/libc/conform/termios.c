/* Terminals. */
#include <fcntl.h>
#include <pty.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <utmp.h>
#include "show.h"

#define TRY(name, call) do { errno = 0; long r_ = (long)(call); show(name, "%ld %s", r_, error_name(r_ < 0 ? errno : 0)); } while (0)

int main(void)
{
	struct winsize size = { 24, 80, 0, 0 }, got;
	struct termios t;
	int a, b, status;
	char name[100], other[100], line[100];
	ssize_t n;
	pid_t pid;

	memset(&t, 0xff, sizeof t);
	cfmakeraw(&t);
	show("termios.cfmakeraw", "%o %o %o %o %d %d", t.c_iflag, t.c_oflag, t.c_cflag & 0777, t.c_lflag, t.c_cc[VMIN], t.c_cc[VTIME]);
	memset(&t, 0, sizeof t);
	TRY("termios.cfsetospeed", cfsetospeed(&t, B115200));
	show("termios.cfgetospeed", "%o", cfgetospeed(&t));
	TRY("termios.cfsetospeed bad", cfsetospeed(&t, 123456));
	TRY("termios.cfsetispeed", cfsetispeed(&t, B9600));
	TRY("termios.tcgetattr bad", tcgetattr(-1, &t));
	TRY("termios.tcgetattr null", tcgetattr(open("/dev/null", O_RDWR), &t));
	TRY("termios.openpty", openpty(&a, &b, name, 0, &size));
	show("termios.name", "%.9s %d", name, isatty(b));
	show("termios.ptsname", "%d", strcmp(ptsname(a), name));
	show("termios.ttyname", "%d %d", ttyname(b) && !strcmp(ttyname(b), name), ttyname_r(b, other, 100));
	show("termios.ttyname_r short", "%s", error_name(ttyname_r(b, other, 3)));
	show("termios.ptsname_r short", "%s", error_name(ptsname_r(a, other, 3)));
	TRY("termios.TIOCGWINSZ", ioctl(b, TIOCGWINSZ, &got));
	show("termios.size", "%d %d", got.ws_row, got.ws_col);
	TRY("termios.tcgetattr", tcgetattr(b, &t));
	show("termios.settings", "%o %o %o %o", t.c_iflag, t.c_oflag, t.c_cflag, t.c_lflag);
	show("termios.speed", "%o %o %d", cfgetospeed(&t), cfgetispeed(&t), t.c_cc[VEOF]);
	t.c_lflag &= ~ECHO;
	TRY("termios.tcsetattr", tcsetattr(b, TCSAFLUSH, &t));
	TRY("termios.tcsetattr when", tcsetattr(b, 99, &t));
	if (write(a, "line\n", 5) != 5)
		return 1;
	n = read(b, line, sizeof line);
	show("termios.line", "%zd %.4s", n, line);
	TRY("termios.tcflush", tcflush(b, TCIOFLUSH));
	TRY("termios.tcflush bad", tcflush(b, 99));
	TRY("termios.tcflow", tcflow(b, TCOON));
	TRY("termios.tcdrain", tcdrain(b));
	TRY("termios.tcgetpgrp", tcgetpgrp(b));
	TRY("termios.tcgetpgrp bad", tcgetpgrp(-1));
	TRY("termios.ptsname bad", ptsname(0) != 0);
	pid = forkpty(&a, 0, 0, 0);
	if (pid == 0) {
		dprintf(1, "%d %d", isatty(0), tcgetsid(0) == getpid());
		_exit(tcgetpgrp(0) == getpid() ? 6 : 7);
	}
	n = read(a, line, sizeof line);
	waitpid(pid, &status, 0);
	show("termios.forkpty", "%.*s %d", (int)n, line, WEXITSTATUS(status));
	show("termios.sizeof", "%d", (int)sizeof(struct termios));
	show("termios.sizeof utmp [glibc]", "%d", (int)sizeof(struct utmp)); /* musl: 400 */
	return 0;
}
