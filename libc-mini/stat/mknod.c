#include <sys/stat.h>
#include "syscall.h"

int mknod(const char *path, mode_t mode, dev_t device)
{
	return (int)sys_result(sys_call(SYS_mknod, path, mode, device));
}
