#include <time.h>
#include "libc.h"
#include "syscall.h"

int nanosleep(const struct timespec *request, struct timespec *rest)
{
	return (int)sys_result(sys_call(SYS_nanosleep, request, rest));
}
