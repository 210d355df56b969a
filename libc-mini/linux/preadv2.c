#include <sys/uio.h>
#include "syscall.h"

ssize_t preadv2(int fd, const struct iovec *pieces, int count, off_t offset, int flags)
{
	return sys_result(sys_call(SYS_preadv2, fd, pieces, count, offset, 0, flags));
}

ssize_t pwritev2(int fd, const struct iovec *pieces, int count, off_t offset, int flags)
{
	return sys_result(sys_call(SYS_pwritev2, fd, pieces, count, offset, 0, flags));
}
