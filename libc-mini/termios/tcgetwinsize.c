#include <sys/ioctl.h>
#include <termios.h>
#include "syscall.h"

int tcgetwinsize(int fd, struct winsize *size)
{
	return (int)sys_result(sys_call(SYS_ioctl, fd, TIOCGWINSZ, size));
}

int tcsetwinsize(int fd, const struct winsize *size)
{
	return (int)sys_result(sys_call(SYS_ioctl, fd, TIOCSWINSZ, size));
}
