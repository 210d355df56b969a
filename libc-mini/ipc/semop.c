#include <sys/sem.h>
#include "syscall.h"

int semop(int id, struct sembuf *operations, size_t count)
{
	return (int)sys_result(sys_call(SYS_semop, id, operations, count));
}
