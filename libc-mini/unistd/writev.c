#include <sys/uio.h>
#include "syscall.h"

ssize_t writev(int fd, const struct iovec *pieces, int count)
{
	return sys_result(sys_call(SYS_writev, fd, pieces, count));
}
