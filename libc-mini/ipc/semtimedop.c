#include <sys/sem.h>
#include "syscall.h"

int semtimedop(int id, struct sembuf *operations, size_t count, const struct timespec *timeout)
{
	return (int)sys_result(sys_call(SYS_semtimedop, id, operations, count, timeout));
}
