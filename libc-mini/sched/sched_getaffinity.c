#include <sched.h>
#include <string.h>
#include "syscall.h"

/* The kernel fills as much as it has, and says how much. */
int sched_getaffinity(pid_t pid, size_t size, cpu_set_t *set)
{
	long n = sys_call(SYS_sched_getaffinity, pid, size < 0x7fffffff ? size : 0x7fffffff, set);

	if (n < 0)
		return (int)sys_result(n);
	memset((char *)set + n, 0, size - (size_t)n);
	return 0;
}
