#include <sys/stat.h>
#include "syscall.h"

mode_t umask(mode_t mask)
{
	return (mode_t)sys_call(SYS_umask, mask);
}
