#include <sys/resource.h>
#include "syscall.h"

int setrlimit(int resource, const struct rlimit *limit)
{
	return (int)sys_result(sys_call(SYS_prlimit64, 0, resource, limit, 0));
}
