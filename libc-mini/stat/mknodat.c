#include <sys/stat.h>
#include "syscall.h"

int mknodat(int dir, const char *path, mode_t mode, dev_t device)
{
	return (int)sys_result(sys_call(SYS_mknodat, dir, path, mode, device));
}
