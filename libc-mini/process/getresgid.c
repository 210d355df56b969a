#include <unistd.h>
#include "syscall.h"

int getresgid(gid_t *real, gid_t *effective, gid_t *saved)
{
	return (int)sys_result(sys_call(SYS_getresgid, real, effective, saved));
}
