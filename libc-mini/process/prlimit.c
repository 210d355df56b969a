#include <sys/resource.h>
#include "syscall.h"

int prlimit(pid_t pid, int resource, const struct rlimit *limit, struct rlimit *former)
{
	return (int)sys_result(sys_call(SYS_prlimit64, pid, resource, limit, former));
}
