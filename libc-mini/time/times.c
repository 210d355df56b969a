#include <sys/times.h>
#include "syscall.h"

clock_t times(struct tms *tms)
{
	return sys_result(sys_call(SYS_times, tms));
}
