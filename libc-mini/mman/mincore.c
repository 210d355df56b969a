#include <sys/mman.h>
#include "syscall.h"

int mincore(void *p, size_t length, unsigned char *resident)
{
	return (int)sys_result(sys_call(SYS_mincore, p, length, resident));
}
