#include <sys/stat.h>
#include "syscall.h"

int statx(int dir, const char *restrict path, int flags, unsigned mask,
	struct statx *restrict status)
{
	return (int)sys_result(sys_call(SYS_statx, dir, path, flags, mask, status));
}
