#include <sys/ioctl.h>
#include <termios.h>
#include "syscall.h"

int tcdrain(int fd)
{
	return (int)sys_result(sys_call(SYS_ioctl, fd, TCSBRK, 1));
}

int tcflow(int fd, int action)
{
	return (int)sys_result(sys_call(SYS_ioctl, fd, TCXONC, action));
}

int tcflush(int fd, int queues)
{
	return (int)sys_result(sys_call(SYS_ioctl, fd, TCFLSH, queues));
}

int tcsendbreak(int fd, int duration)
{
	if (duration > 0) /* units of 100 ms (Linux) */
		return (int)sys_result(sys_call(SYS_ioctl, fd, TCSBRKP, (duration + 99) / 100));
	return (int)sys_result(sys_call(SYS_ioctl, fd, TCSBRK, 0));
}
