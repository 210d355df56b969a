#include <unistd.h>
#include "syscall.h"

int chroot(const char *path)
{
	return (int)sys_result(sys_call(SYS_chroot, path));
}
