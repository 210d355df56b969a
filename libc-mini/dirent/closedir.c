#include <stdlib.h>
#include <unistd.h>
#include "dirent_.h"

int closedir(DIR *folder)
{
	int result = close(folder->fd);

	free(folder);
	return result;
}
