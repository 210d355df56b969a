#include <time.h>
#include "syscall.h"

/* The kernel makes a clock's number out of a process: ~pid << 3, and 2 for "processor time as the
 * scheduler counts it" (include/linux/posix-timers.h). The caller itself is process 0. */
int clock_getcpuclockid(pid_t pid, clockid_t *clock)
{
	struct timespec ts;
	clockid_t id = (clockid_t)((~(unsigned)pid << 3) | 2);
	long answer = sys_call(SYS_clock_getres, id, &ts);

	if (answer)
		return answer == -EINVAL ? ESRCH : (int)-answer;
	*clock = id;
	return 0;
}
