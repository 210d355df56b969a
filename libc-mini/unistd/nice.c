#include <errno.h>
#include <sys/resource.h>
#include <unistd.h>

int nice(int increment)
{
	long value = getpriority(PRIO_PROCESS, 0) + (long)increment;

	value = value < PRIO_MIN ? PRIO_MIN : value > PRIO_MAX - 1 ? PRIO_MAX - 1 : value;
	if (setpriority(PRIO_PROCESS, 0, (int)value)) {
		if (errno == EACCES)
			errno = EPERM;
		return -1;
	}
	return (int)value;
}
