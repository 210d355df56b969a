#include <sys/resource.h>
#include "syscall.h"

int getrusage(int who, struct rusage *usage)
{
	return (int)sys_result(sys_call(SYS_getrusage, who, usage));
}
