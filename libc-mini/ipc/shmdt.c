#include <sys/shm.h>
#include "syscall.h"

int shmdt(const void *address)
{
	return (int)sys_result(sys_call(SYS_shmdt, address));
}
