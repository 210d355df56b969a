#include <time.h>
#include <unistd.h>
#include "syscall.h"

unsigned sleep(unsigned seconds)
{
	struct timespec time = { seconds, 0 };

	if (sys_call(SYS_nanosleep, &time, &time))
		return (unsigned)time.tv_sec + (time.tv_nsec >= 500000000);
	return 0;
}
