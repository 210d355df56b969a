#include <sys/sem.h>
#include "syscall.h"

int semget(key_t key, int count, int flags)
{
	return (int)sys_result(sys_call(SYS_semget, key, count, flags));
}
