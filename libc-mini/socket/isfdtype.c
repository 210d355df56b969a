#include <sys/socket.h>
#include <sys/stat.h>
#include "libc.h"

int isfdtype(int fd, int type)
{
	struct stat status;

	return fstat(fd, &status) ? -1 : (int)(status.st_mode & S_IFMT) == type;
}
