/* dirent_.h: a folder that is read: a buffer of the kernel's entries. */
#ifndef LIBC_MINI_DIRENT_H
#define LIBC_MINI_DIRENT_H

#include <dirent.h>
#include "libc.h"

#define FOLDER_BUFFER 8192      /* bytes; the longest entry has 280 */

struct __dirstream {
	struct lock lock;
	int fd;
	long place;             /* telldir(): where the entry after the last one told is */
	size_t next, end;       /* of buffer: what was not told yet */
	char buffer[FOLDER_BUFFER] __attribute__((aligned(8)));
};

#endif
