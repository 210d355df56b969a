#include <unistd.h>
#include "syscall.h"

off_t lseek(int fd, off_t offset, int whence)
{
	return sys_result(sys_call(SYS_lseek, fd, offset, whence));
}
