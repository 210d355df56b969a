#include <sys/mman.h>
#include "syscall.h"

int madvise(void *p, size_t length, int advice)
{
	return (int)sys_result(sys_call(SYS_madvise, p, length, advice));
}
