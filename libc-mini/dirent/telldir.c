#include <unistd.h>
#include "dirent_.h"

long telldir(DIR *folder)
{
	return folder->place;
}

void seekdir(DIR *folder, long place)
{
	lock_take(&folder->lock);
	folder->place = lseek(folder->fd, place, SEEK_SET);
	folder->next = folder->end = 0;
	lock_give(&folder->lock);
}
