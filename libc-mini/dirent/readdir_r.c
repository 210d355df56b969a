#include <errno.h>
#include <string.h>
#include "dirent_.h"

int readdir_r(DIR *restrict folder, struct dirent *restrict entry, struct dirent **restrict result)
{
	int error, saved = errno;
	struct dirent *found;

	lock_take(&folder->lock);
	errno = 0;
	found = readdir(folder);
	error = errno;
	errno = saved;
	if (found)
		memcpy(entry, found, found->d_reclen);
	lock_give(&folder->lock);
	*result = found ? entry : 0;
	return found ? 0 : error;
}
