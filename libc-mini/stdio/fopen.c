#include <fcntl.h>
#include "file.h"
#include "syscall.h"

FILE *fopen(const char *restrict path, const char *restrict mode)
{
	int flags = __file_mode(mode), fd;
	FILE *f;

	if (flags < 0)
		return NULL;
	fd = (int)sys_result(sys_call(SYS_openat, AT_FDCWD, path, flags, 0666));
	if (fd < 0)
		return NULL;
	f = __file_new(flags, fd);
	if (!f) {
		sys_call(SYS_close, fd);
		return NULL;
	}
	/* For ftell; the kernel appends anyway. */
	if (f->flags & FILE_APPEND && f->flags & FILE_NO_READ)
		__fd_seek(f, 0, SEEK_END);
	return __file_publish(f);
}

#undef fopen64
weak_alias(fopen, fopen64);
