#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include "kernel_termios.h"
#include "syscall.h"

int tcsetattr(int fd, int when, const struct termios *settings)
{
	struct kernel_termios kernel = {
		settings->c_iflag, settings->c_oflag, settings->c_cflag, settings->c_lflag,
		settings->c_line, { 0 }
	};

	if (when < TCSANOW || when > TCSAFLUSH)
		return (int)sys_result(-EINVAL);
	memcpy(kernel.c_cc, settings->c_cc, sizeof kernel.c_cc);
	return (int)sys_result(sys_call(SYS_ioctl, fd, TCSETS + when, &kernel));
}
