#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include "syscall.h"

/* The answer, if there is one. */
static int ask(int fd, unsigned long request)
{
	int found;
	long answer = sys_call(SYS_ioctl, fd, request, &found);

	return answer ? (int)sys_result(answer) : found;
}

pid_t tcgetpgrp(int fd)
{
	return ask(fd, TIOCGPGRP);
}

pid_t tcgetsid(int fd)
{
	return ask(fd, TIOCGSID);
}

int tcsetpgrp(int fd, pid_t group)
{
	return (int)sys_result(sys_call(SYS_ioctl, fd, TIOCSPGRP, &group));
}
