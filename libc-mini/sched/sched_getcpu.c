#include <sched.h>
#include "syscall.h"

int getcpu(unsigned *cpu, unsigned *node)
{
	return (int)sys_result(sys_call(SYS_getcpu, cpu, node, 0));
}

int sched_getcpu(void)
{
	unsigned cpu;

	return getcpu(&cpu, 0) ? -1 : (int)cpu;
}
