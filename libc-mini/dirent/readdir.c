#include "dirent_.h"
#include "syscall.h"

struct dirent *readdir(DIR *folder)
{
	struct dirent *entry;

	if (folder->next >= folder->end) {
		long n = sys_call(SYS_getdents64, folder->fd, folder->buffer,
			sizeof folder->buffer);

		if (n <= 0) {
			if (n < 0 && n != -ENOENT) /* ENOENT: the folder was removed */
				errno = (int)-n;
			return 0;
		}
		folder->next = 0;
		folder->end = (size_t)n;
	}
	entry = (struct dirent *)(void *)(folder->buffer + folder->next);
	folder->next += entry->d_reclen;
	folder->place = entry->d_off;
	return entry;
}
