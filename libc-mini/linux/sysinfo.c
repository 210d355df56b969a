#include <sys/sysinfo.h>
#include "syscall.h"

int sysinfo(struct sysinfo *info)
{
	return (int)sys_result(sys_call(SYS_sysinfo, info));
}
