#include <sys/shm.h>
#include "libc.h"
#include "syscall.h"

void *shmat(int id, const void *address, int flags)
{
	return (void *)sys_result(sys_call(SYS_shmat, id, address, flags));
}

int __shm_page_size(void)
{
	return (int)__libc.page_size;
}
