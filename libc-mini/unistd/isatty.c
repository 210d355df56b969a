#include <unistd.h>
#include <sys/ioctl.h>
#include "syscall.h"

int isatty(int fd)
{
	struct winsize size;

	return sys_result(sys_call(SYS_ioctl, fd, TIOCGWINSZ, &size)) == 0;
}
