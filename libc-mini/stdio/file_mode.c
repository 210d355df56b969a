#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include "file.h"

int __file_mode(const char *mode)
{
	int flags = 0;

	switch (*mode) {
	case 'r': flags = O_RDONLY; break;
	case 'w': flags = O_WRONLY | O_CREAT | O_TRUNC; break;
	case 'a': flags = O_WRONLY | O_CREAT | O_APPEND; break;
	default: errno = EINVAL; return -1;
	}
	/* What follows a comma is for other systems ("ccs="); so are other letters. */
	while (*++mode && *mode != ',') {
		if (*mode == '+')
			flags = (flags & ~O_ACCMODE) | O_RDWR;
		if (*mode == 'x')
			flags |= O_EXCL;
		if (*mode == 'e')
			flags |= O_CLOEXEC;
	}
	return flags;
}
