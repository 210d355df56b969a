#include <fcntl.h>
#include "file.h"
#include "syscall.h"
#include "temporary.h"

static int open_nameless(void)
{
	char path[] = P_tmpdir "/tmpfileXXXXXX";
	long fd = -EEXIST;

	for (int i = 0; fd == -EEXIST && i < TEMPORARY_TRIES; i++) {
		__temporary_name(path + sizeof path - 7);
		fd = sys_call(SYS_openat, AT_FDCWD, path, O_RDWR | O_CREAT | O_EXCL, 0600);
	}
	if (fd >= 0)
		sys_call(SYS_unlinkat, AT_FDCWD, path, 0);
	return (int)sys_result(fd);
}

FILE *tmpfile(void)
{
	int fd = open_nameless();
	FILE *f;

	if (fd < 0)
		return NULL;
	f = __file_new(O_RDWR, fd);
	if (!f) {
		sys_call(SYS_close, fd);
		return NULL;
	}
	return __file_publish(f);
}
#undef tmpfile64
weak_alias(tmpfile, tmpfile64);
