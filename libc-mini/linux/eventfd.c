#include <sys/eventfd.h>
#include "syscall.h"

int eventfd(unsigned value, int flags)
{
	return (int)sys_result(sys_call(SYS_eventfd2, value, flags));
}
