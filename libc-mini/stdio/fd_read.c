#include "file.h"
#include "syscall.h"

long __fd_read(FILE *f, unsigned char *bytes, size_t n)
{
	return sys_call(SYS_read, f->fd, bytes, n);
}
