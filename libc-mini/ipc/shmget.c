#include <sys/shm.h>
#include <stdint.h>
#include "syscall.h"

/* Above PTRDIFF_MAX the kernel's round-up could wrap. */
int shmget(key_t key, size_t size, int flags)
{
	if (size > PTRDIFF_MAX)
		size = SIZE_MAX;
	return (int)sys_result(sys_call(SYS_shmget, key, size, flags));
}
