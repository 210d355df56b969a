#include <sys/uio.h>
#include "syscall.h"

ssize_t pwritev(int fd, const struct iovec *pieces, int count, off_t offset)
{
	return sys_result(sys_call(SYS_pwritev, fd, pieces, count, offset, 0));
}
