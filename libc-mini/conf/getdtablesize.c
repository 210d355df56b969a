#include <limits.h>
#include <sys/resource.h>
#include <unistd.h>

int getdtablesize(void)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_NOFILE, &limit))
		return -1;
	return limit.rlim_cur < INT_MAX ? (int)limit.rlim_cur : INT_MAX;
}
