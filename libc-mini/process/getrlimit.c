#include <sys/resource.h>
#include "syscall.h"

int getrlimit(int resource, struct rlimit *limit)
{
	return (int)sys_result(sys_call(SYS_prlimit64, 0, resource, 0, limit));
}
