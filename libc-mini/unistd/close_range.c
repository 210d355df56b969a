#include <unistd.h>
#include "syscall.h"

int close_range(unsigned first, unsigned last, int flags)
{
	return (int)sys_result(sys_call(SYS_close_range, first, last, flags));
}
