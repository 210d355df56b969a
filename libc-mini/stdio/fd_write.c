#include "file.h"
#include "syscall.h"

long __fd_write(FILE *f, const unsigned char *bytes, size_t n)
{
	return sys_call(SYS_write, f->fd, bytes, n);
}
