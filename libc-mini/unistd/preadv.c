#include <sys/uio.h>
#include "syscall.h"

ssize_t preadv(int fd, const struct iovec *pieces, int count, off_t offset)
{
	return sys_result(sys_call(SYS_preadv, fd, pieces, count, offset, 0));
}
