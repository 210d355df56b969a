#include <sys/uio.h>
#include "syscall.h"

ssize_t readv(int fd, const struct iovec *pieces, int count)
{
	return sys_result(sys_call(SYS_readv, fd, pieces, count));
}
