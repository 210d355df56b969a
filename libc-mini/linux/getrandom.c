#include <sys/random.h>
#include "syscall.h"

ssize_t getrandom(void *buffer, size_t n, unsigned flags)
{
	return sys_result(sys_call(SYS_getrandom, buffer, n, flags));
}
