/* sys/stat.h: POSIX.1-2017 <sys/stat.h>; Linux's statx. Functions return 0, or -1 with errno. */
#ifndef _SYS_STAT_H
#define _SYS_STAT_H

#include <features.h>
#include <bits/types.h>
#include <bits/timespec.h>

typedef __dev_t dev_t;
typedef __ino_t ino_t;
typedef __mode_t mode_t;
typedef __nlink_t nlink_t;
typedef __uid_t uid_t;
typedef __gid_t gid_t;
typedef __off_t off_t;
typedef __blksize_t blksize_t;
typedef __blkcnt_t blkcnt_t;
typedef __time_t time_t;

#include <bits/stat.h>

__BEGIN_DECLS

#define st_atime st_atim.tv_sec
#define st_mtime st_mtim.tv_sec
#define st_ctime st_ctim.tv_sec

/* st_mode: its values, and tests for the kind of file. */
#include <bits/mode.h>
#define S_ISDIR(mode)  (((mode) & S_IFMT) == S_IFDIR)
#define S_ISCHR(mode)  (((mode) & S_IFMT) == S_IFCHR)
#define S_ISBLK(mode)  (((mode) & S_IFMT) == S_IFBLK)
#define S_ISREG(mode)  (((mode) & S_IFMT) == S_IFREG)
#define S_ISFIFO(mode) (((mode) & S_IFMT) == S_IFIFO)
#define S_ISLNK(mode)  (((mode) & S_IFMT) == S_IFLNK)
#define S_ISSOCK(mode) (((mode) & S_IFMT) == S_IFSOCK)
#define S_TYPEISMQ(status)  ((status)->st_mode - (status)->st_mode)
#define S_TYPEISSEM(status) ((status)->st_mode - (status)->st_mode)
#define S_TYPEISSHM(status) ((status)->st_mode - (status)->st_mode)
#ifdef __MINI_DEFAULT
#define S_IREAD     S_IRUSR
#define S_IWRITE    S_IWUSR
#define S_IEXEC     S_IXUSR
#define ACCESSPERMS 0777
#define ALLPERMS    07777
#define DEFFILEMODE 0666
#define S_BLKSIZE   512
#endif

/* tv_nsec of utimensat(): now, as it was */
#define UTIME_NOW  0x3fffffff
#define UTIME_OMIT 0x3ffffffe

int stat(const char *__restrict path, struct stat *__restrict status);
int lstat(const char *__restrict path, struct stat *__restrict status);
int fstat(int fd, struct stat *status);
/* flags: AT_SYMLINK_NOFOLLOW, AT_EMPTY_PATH … of <fcntl.h> */
int fstatat(int dir, const char *__restrict path, struct stat *__restrict status, int flags);
int chmod(const char *path, mode_t mode);
int fchmod(int fd, mode_t mode);
int fchmodat(int dir, const char *path, mode_t mode, int flags);
mode_t umask(mode_t mask);      /* the former mask */
int mkdir(const char *path, mode_t mode);
int mkdirat(int dir, const char *path, mode_t mode);
int mkfifo(const char *path, mode_t mode);
int mkfifoat(int dir, const char *path, mode_t mode);
int mknod(const char *path, mode_t mode, dev_t device);
int mknodat(int dir, const char *path, mode_t mode, dev_t device);
/* The times of last access and change; NULL: now. */
int utimensat(int dir, const char *path, const struct timespec times[2], int flags);
int futimens(int fd, const struct timespec times[2]);

#ifdef __MINI_DEFAULT
int lchmod(const char *path, mode_t mode);
#endif

#ifdef __MINI_GNU
struct statx_timestamp {
	__INT64_TYPE__ tv_sec;
	__UINT32_TYPE__ tv_nsec, __pad;
};
struct statx {
	__UINT32_TYPE__ stx_mask;       /* which members were filled: STATX_ */
	__UINT32_TYPE__ stx_blksize;
	__UINT64_TYPE__ stx_attributes;
	__UINT32_TYPE__ stx_nlink, stx_uid, stx_gid;
	__UINT16_TYPE__ stx_mode, __pad0;
	__UINT64_TYPE__ stx_ino, stx_size, stx_blocks, stx_attributes_mask;
	struct statx_timestamp stx_atime, stx_btime, stx_ctime, stx_mtime;
	__UINT32_TYPE__ stx_rdev_major, stx_rdev_minor, stx_dev_major, stx_dev_minor;
	__UINT64_TYPE__ stx_mnt_id;
	__UINT32_TYPE__ stx_dio_mem_align, stx_dio_offset_align;
	__UINT64_TYPE__ __pad1[12];
};
#define STATX_TYPE        0x001
#define STATX_MODE        0x002
#define STATX_NLINK       0x004
#define STATX_UID         0x008
#define STATX_GID         0x010
#define STATX_ATIME       0x020
#define STATX_MTIME       0x040
#define STATX_CTIME       0x080
#define STATX_INO         0x100
#define STATX_SIZE        0x200
#define STATX_BLOCKS      0x400
#define STATX_BASIC_STATS 0x7ff
#define STATX_BTIME       0x800
#define STATX_ALL         0xfff
#define STATX_MNT_ID      0x1000
#define STATX_DIOALIGN    0x2000
#define STATX_ATTR_COMPRESSED 0x4
#define STATX_ATTR_IMMUTABLE  0x10
#define STATX_ATTR_APPEND     0x20
#define STATX_ATTR_NODUMP     0x40
#define STATX_ATTR_ENCRYPTED  0x800
#define STATX_ATTR_AUTOMOUNT  0x1000
#define STATX_ATTR_MOUNT_ROOT 0x2000
#define STATX_ATTR_VERITY     0x100000
#define STATX_ATTR_DAX        0x200000
int statx(int dir, const char *__restrict path, int flags, unsigned mask,
	struct statx *__restrict status);
#endif

#if defined(_LARGEFILE64_SOURCE) || defined(__MINI_GNU)
typedef __off_t off64_t;
typedef __ino_t ino64_t;
typedef __blkcnt_t blkcnt64_t;
#define stat64    stat
#define lstat64   lstat
#define fstat64   fstat
#define fstatat64 fstatat
#endif

__END_DECLS

#endif
