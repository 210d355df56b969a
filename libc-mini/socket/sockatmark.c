#include <asm/sockios.h>
#include <sys/socket.h>
#include "syscall.h"

/* Is the next byte to be read the urgent one? */
int sockatmark(int fd)
{
	int at_mark;
	long answer = sys_call(SYS_ioctl, fd, SIOCATMARK, &at_mark);

	return answer < 0 ? (int)sys_result(answer) : at_mark;
}
