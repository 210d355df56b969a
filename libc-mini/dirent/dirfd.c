#include "dirent_.h"

int dirfd(DIR *folder)
{
	return folder->fd;
}
