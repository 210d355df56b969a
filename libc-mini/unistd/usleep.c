#include <time.h>
#include <unistd.h>
#include "syscall.h"

int usleep(useconds_t microseconds)
{
	struct timespec time = { microseconds / 1000000, microseconds % 1000000 * 1000 };

	return (int)sys_result(sys_call(SYS_nanosleep, &time, 0));
}
