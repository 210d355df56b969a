#include "file.h"
#include "syscall.h"

__off_t __fd_seek(FILE *f, __off_t offset, int whence)
{
	return sys_call(SYS_lseek, f->fd, offset, whence);
}
