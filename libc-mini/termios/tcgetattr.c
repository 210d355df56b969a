#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include "kernel_termios.h"
#include "syscall.h"

int tcgetattr(int fd, struct termios *settings)
{
	struct kernel_termios kernel;
	long answer = sys_call(SYS_ioctl, fd, TCGETS, &kernel);

	if (answer)
		return (int)sys_result(answer);
	memset(settings, 0, sizeof *settings);
	settings->c_iflag = kernel.c_iflag;
	settings->c_oflag = kernel.c_oflag;
	settings->c_cflag = kernel.c_cflag;
	settings->c_lflag = kernel.c_lflag;
	settings->c_line = kernel.c_line;
	memcpy(settings->c_cc, kernel.c_cc, sizeof kernel.c_cc);
	settings->c_ispeed = settings->c_ospeed = kernel.c_cflag & CBAUD;
	return 0;
}
