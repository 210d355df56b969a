#include <unistd.h>
#include "dirent_.h"

void rewinddir(DIR *folder)
{
	lock_take(&folder->lock);
	lseek(folder->fd, 0, SEEK_SET);
	folder->next = folder->end = 0;
	folder->place = 0;
	lock_give(&folder->lock);
}
