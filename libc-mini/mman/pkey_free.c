#include <sys/mman.h>
#include "syscall.h"

int pkey_free(int key)
{
	return (int)sys_result(sys_call(SYS_pkey_free, key));
}
