#include <string.h>
#include <sys/statfs.h>
#include <sys/statvfs.h>

#define ST_VALID 0x20   /* the kernel's mark that f_flags means something */

static int convert(const struct statfs *from, struct statvfs *to)
{
	memset(to, 0, sizeof *to);
	to->f_bsize = (unsigned long)from->f_bsize;
	to->f_frsize = (unsigned long)(from->f_frsize ? from->f_frsize : from->f_bsize);
	to->f_blocks = from->f_blocks;
	to->f_bfree = from->f_bfree;
	to->f_bavail = from->f_bavail;
	to->f_files = from->f_files;
	to->f_ffree = from->f_ffree;
	to->f_favail = from->f_ffree;
	to->f_fsid = (unsigned)from->f_fsid.__val[0]
		| (unsigned long)(unsigned)from->f_fsid.__val[1] << 32;
	to->f_flag = (unsigned long)from->f_flags & ~(unsigned long)ST_VALID;
	to->f_namemax = (unsigned long)from->f_namelen;
	to->f_type = (unsigned)from->f_type;
	return 0;
}

int statvfs(const char *restrict path, struct statvfs *restrict status)
{
	struct statfs found;

	return statfs(path, &found) ? -1 : convert(&found, status);
}

int fstatvfs(int fd, struct statvfs *status)
{
	struct statfs found;

	return fstatfs(fd, &found) ? -1 : convert(&found, status);
}
