#include <fcntl.h>
#include "syscall.h"

int sync_file_range(int fd, off_t offset, off_t length, unsigned flags)
{
	return (int)sys_result(sys_call(SYS_sync_file_range, fd, offset, length, flags));
}
