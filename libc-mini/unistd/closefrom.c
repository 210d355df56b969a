#include <unistd.h>
#include "syscall.h"

void closefrom(int first)
{
	unsigned from = first < 0 ? 0 : (unsigned)first;

	if (sys_call(SYS_close_range, from, ~0U, 0) != -ENOSYS)
		return;
	for (unsigned fd = from; fd < (unsigned)getdtablesize(); fd++)
		sys_call(SYS_close, fd);
}
