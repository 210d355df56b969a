#include <sys/io.h>
#include "syscall.h"

int ioperm(unsigned long first, unsigned long count, int on)
{
	return (int)sys_result(sys_call(SYS_ioperm, first, count, on));
}

int iopl(int level)
{
	return (int)sys_result(sys_call(SYS_iopl, level));
}
