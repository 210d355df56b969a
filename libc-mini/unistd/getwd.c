#include <limits.h>
#include <errno.h>
#include <unistd.h>

char *getwd(char *buffer)
{
	if (!buffer) {
		errno = EINVAL;
		return 0;
	}
	return getcwd(buffer, PATH_MAX);
}
