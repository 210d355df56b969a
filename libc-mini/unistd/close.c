#include <unistd.h>
#include "syscall.h"

/* On EINTR the descriptor is gone all the same (Linux): POSIX.1-2024 calls that EINPROGRESS, and
 * 0 is the answer with which nobody closes another's file by trying again. */
int close(int fd)
{
	long answer = sys_call(SYS_close, fd);

	return answer == -EINTR ? 0 : (int)sys_result(answer);
}
