#include <unistd.h>
#include <errno.h>

int setlogin(const char *name)
{
	(void)name;
	errno = ENOSYS;
	return -1;
}
