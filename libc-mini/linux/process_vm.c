#include <sys/uio.h>
#include "syscall.h"

ssize_t process_vm_readv(pid_t pid, const struct iovec *here, unsigned long here_count,
	const struct iovec *there, unsigned long there_count, unsigned long flags)
{
	return sys_result(sys_call(SYS_process_vm_readv, pid, here, here_count, there, there_count,
		flags));
}

ssize_t process_vm_writev(pid_t pid, const struct iovec *here, unsigned long here_count,
	const struct iovec *there, unsigned long there_count, unsigned long flags)
{
	return sys_result(sys_call(SYS_process_vm_writev, pid, here, here_count, there, there_count,
		flags));
}
