#include <sys/resource.h>
#include "syscall.h"

/* The kernel answers 20 - nice, 1 … 40, so that it is never negative. */
int getpriority(int which, id_t who)
{
	long answer = sys_call(SYS_getpriority, which, who);

	return answer < 0 ? (int)sys_result(answer) : (int)(20 - answer);
}
