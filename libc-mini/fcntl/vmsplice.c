#include <fcntl.h>
#include "syscall.h"

ssize_t vmsplice(int fd, const struct iovec *pieces, size_t count, unsigned flags)
{
	return sys_result(sys_call(SYS_vmsplice, fd, pieces, count, flags));
}
