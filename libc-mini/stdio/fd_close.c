#include "file.h"
#include "syscall.h"

long __fd_close(FILE *f)
{
	return sys_call(SYS_close, f->fd);
}
