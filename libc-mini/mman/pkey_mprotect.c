#include <sys/mman.h>
#include "syscall.h"

int pkey_mprotect(void *p, size_t length, int protection, int key)
{
	return (int)sys_result(sys_call(SYS_pkey_mprotect, p, length, protection, key));
}
