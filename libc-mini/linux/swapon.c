#include <sys/swap.h>
#include "syscall.h"

int swapon(const char *path, int flags)
{
	return (int)sys_result(sys_call(SYS_swapon, path, flags));
}

int swapoff(const char *path)
{
	return (int)sys_result(sys_call(SYS_swapoff, path));
}
