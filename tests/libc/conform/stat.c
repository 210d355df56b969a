/* What files are. */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>
#include "show.h"

#define TRY(name, call) do { errno = 0; long r_ = (long)(call); show(name, "%ld %s", r_, error_name(r_ < 0 ? errno : 0)); } while (0)

static void tell(const char *name, const struct stat *s)
{
	show(name, "%o %d %ld %d %d %d", s->st_mode, (int)s->st_nlink, S_ISREG(s->st_mode) ? (long)s->st_size : 0L,
		S_ISLNK(s->st_mode), S_ISDIR(s->st_mode), S_ISFIFO(s->st_mode));
}

int main(void)
{
	struct stat s, t;
	struct statvfs v;
	struct statfs f;
#ifdef STATX_SIZE /* musl here has none */
	struct statx x;
#endif
	int fd;

	umask(027);
	show("stat.umask", "%o", umask(022));
	fd = open("file", O_CREAT | O_RDWR, 0666);
	if (write(fd, "12345", 5) != 5 || symlink("file", "link"))
		return 1;
	TRY("stat.stat", stat("link", &s));
	tell("stat.stat told", &s);
	TRY("stat.fstat", fstat(fd, &t));
	show("stat.same", "%d", s.st_ino == t.st_ino && s.st_dev == t.st_dev && s.st_mtim.tv_nsec == t.st_mtim.tv_nsec);
	lstat("link", &s);
	show("stat.lstat", "%d %ld", S_ISLNK(s.st_mode), (long)s.st_size);
	TRY("stat.fstatat", fstatat(AT_FDCWD, "link", &s, AT_SYMLINK_NOFOLLOW));
	TRY("stat.fstatat empty", fstatat(fd, "", &s, AT_EMPTY_PATH));
	TRY("stat.fstatat empty no flag", fstatat(fd, "", &s, 0));
	TRY("stat.fstatat flags", fstatat(fd, "file", &s, 0x8));
	TRY("stat.missing", stat("missing", &s));
	TRY("stat.empty", stat("", &s));
	TRY("stat.fstat bad", fstat(-1, &s));
	TRY("stat.chmod", chmod("link", 0640));
	TRY("stat.fchmod", fchmod(fd, 04711));
	stat("file", &s);
	tell("stat.chmod told", &s);
	TRY("stat.fchmodat", fchmodat(AT_FDCWD, "file", 0600, AT_SYMLINK_NOFOLLOW));
	TRY("stat.fchmodat link", fchmodat(AT_FDCWD, "link", 0600, AT_SYMLINK_NOFOLLOW));
	TRY("stat.fchmodat flags", fchmodat(AT_FDCWD, "file", 0600, 0x4000));
	TRY("stat.chmod missing", chmod("missing", 0));
	TRY("stat.mkdir", mkdir("d", 0777));
	TRY("stat.mkdir exists", mkdir("d", 0777));
	TRY("stat.mkdirat", mkdirat(AT_FDCWD, "d/e", 0700));
	TRY("stat.mkfifo", mkfifo("fifo", 0666));
	stat("fifo", &s);
	tell("stat.mkfifo told", &s);
	TRY("stat.mkfifo exists", mkfifo("fifo", 0666));
	TRY("stat.mkfifoat", mkfifoat(AT_FDCWD, "missing/fifo", 0666));
	TRY("stat.mknod", mknod("node", S_IFREG | 0644, 0));
	TRY("stat.mknodat", mknodat(AT_FDCWD, "node", S_IFREG | 0644, 0));
	TRY("stat.utimensat", utimensat(AT_FDCWD, "file", (struct timespec[2]){ { 1, 2 }, { 3, 4 } }, 0));
	stat("file", &s);
	show("stat.times", "%ld.%ld %ld.%ld", (long)s.st_atime, s.st_atim.tv_nsec, (long)s.st_mtime, s.st_mtim.tv_nsec);
#ifdef STATX_SIZE
	TRY("stat.statx [glibc]", statx(AT_FDCWD, "file", 0, STATX_SIZE, &x));
	show("stat.statx size [glibc]", "%d %d", (int)x.stx_size, (int)sizeof x);
#endif
	TRY("stat.statvfs", statvfs("/proc", &v));
	show("stat.statvfs told", "%lu %lu", v.f_namemax, v.f_bsize);
	TRY("stat.statvfs missing", statvfs("missing", &v));
	TRY("stat.fstatvfs", fstatvfs(fd, &v));
	TRY("stat.fstatvfs bad", fstatvfs(-1, &v));
	TRY("stat.statfs", statfs("/proc", &f));
	show("stat.statfs type", "%lx", (long)f.f_type);
	show("stat.sizes", "%d %d %d %d", (int)sizeof s, (int)sizeof v, (int)sizeof f, (int)sizeof(dev_t));
	stat("/dev/null", &s);
	show("stat.device", "%u %u %d", major(s.st_rdev), minor(s.st_rdev), S_ISCHR(s.st_mode));
	show("stat.makedev", "%llx", (unsigned long long)makedev(0x12345678, 0x9abcdef0));
	show("stat.major", "%x %x", major(0x1234500009abc678ULL), minor(0x1234500009abc678ULL));
	return 0;
}
