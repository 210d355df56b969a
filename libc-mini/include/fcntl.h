/* fcntl.h: POSIX.1-2017 <fcntl.h>; Linux's additions. The numbers of O_ and F_ are in
 * bits/fcntl.h. Functions return 0, or -1 with errno, unless said otherwise. */
#ifndef _FCNTL_H
#define _FCNTL_H

#include <features.h>
#include <bits/types.h>
#include <bits/fcntl.h>
#ifdef __MINI_POSIX
#include <bits/timespec.h>
#endif
#define __need_size_t
#include <stddef.h>

typedef __off_t off_t;
typedef __pid_t pid_t;
typedef __mode_t mode_t;

__BEGIN_DECLS

#define FD_CLOEXEC 1

#define AT_FDCWD            (-100)
#define AT_SYMLINK_NOFOLLOW 0x100
#define AT_REMOVEDIR        0x200
#define AT_SYMLINK_FOLLOW   0x400
#define AT_EACCESS          0x200

#define POSIX_FADV_NORMAL     0
#define POSIX_FADV_RANDOM     1
#define POSIX_FADV_SEQUENTIAL 2
#define POSIX_FADV_WILLNEED   3
#define POSIX_FADV_DONTNEED   4
#define POSIX_FADV_NOREUSE    5

/* The modes of files, as in <sys/stat.h>. */
#include <bits/mode.h>

#ifndef SEEK_SET
#define SEEK_SET 0
#define SEEK_CUR 1
#define SEEK_END 2
#endif

/* A lock of bytes of a file; l_len 0: to its end. */
struct flock {
	short l_type;           /* F_RDLCK, F_WRLCK, F_UNLCK */
	short l_whence;         /* what l_start counts from: SEEK_ */
	off_t l_start, l_len;
	pid_t l_pid;            /* F_GETLK: who holds it; 0 for the F_OFD_ commands */
};

/* A descriptor, or -1. The mode is for O_CREAT and O_TMPFILE, less the umask. */
int open(const char *path, int flags, ... /* mode_t mode */);
int openat(int dir, const char *path, int flags, ... /* mode_t mode */);
int creat(const char *path, mode_t mode);
/* F_GETLK … take a struct flock *, the others an int or nothing; returns what the command asks for. */
int fcntl(int fd, int command, ...);

/* These two return 0 or the error itself; errno is untouched. */
int posix_fadvise(int fd, off_t offset, off_t length, int advice);
int posix_fallocate(int fd, off_t offset, off_t length);

#ifdef __MINI_XSI
#ifndef F_ULOCK
#define F_ULOCK 0
#define F_LOCK  1
#define F_TLOCK 2
#define F_TEST  3
#endif
int lockf(int fd, int command, off_t length);
#endif

#ifdef __MINI_DEFAULT
#ifndef F_OK
#define F_OK 0
#define R_OK 4
#define W_OK 2
#define X_OK 1
#endif
#endif

#ifdef __MINI_GNU
#include <sys/uio.h>

#define AT_NO_AUTOMOUNT   0x800
#define AT_EMPTY_PATH     0x1000
#define AT_STATX_SYNC_TYPE    0x6000
#define AT_STATX_SYNC_AS_STAT 0x0000
#define AT_STATX_FORCE_SYNC   0x2000
#define AT_STATX_DONT_SYNC    0x4000
#define AT_RECURSIVE      0x8000

#define FALLOC_FL_KEEP_SIZE      0x01
#define FALLOC_FL_PUNCH_HOLE     0x02
#define FALLOC_FL_COLLAPSE_RANGE 0x08
#define FALLOC_FL_ZERO_RANGE     0x10
#define FALLOC_FL_INSERT_RANGE   0x20
#define FALLOC_FL_UNSHARE_RANGE  0x40

#define SYNC_FILE_RANGE_WAIT_BEFORE 1
#define SYNC_FILE_RANGE_WRITE       2
#define SYNC_FILE_RANGE_WAIT_AFTER  4

#define SPLICE_F_MOVE     1
#define SPLICE_F_NONBLOCK 2
#define SPLICE_F_MORE     4
#define SPLICE_F_GIFT     8

#define MAX_HANDLE_SZ 128
struct file_handle {
	unsigned handle_bytes;
	int handle_type;
	unsigned char f_handle[];
};

int fallocate(int fd, int mode, off_t offset, off_t length);
int sync_file_range(int fd, off_t offset, off_t length, unsigned flags);
ssize_t readahead(int fd, off_t offset, size_t n);
/* Move bytes without copying them through the program; return how many. */
ssize_t splice(int fd, off_t *offset, int to_fd, off_t *to_offset, size_t n, unsigned flags);
ssize_t tee(int fd, int to_fd, size_t n, unsigned flags);
ssize_t vmsplice(int fd, const struct iovec *pieces, size_t count, unsigned flags);
int name_to_handle_at(int dir, const char *path, struct file_handle *handle, int *mount, int flags);
int open_by_handle_at(int mount_fd, struct file_handle *handle, int flags);
#endif

#if defined(_LARGEFILE64_SOURCE) || defined(__MINI_GNU)
typedef __off_t off64_t;
#define flock64           flock
#define open64            open
#define openat64          openat
#define creat64           creat
#define posix_fadvise64   posix_fadvise
#define posix_fallocate64 posix_fallocate
#define fallocate64       fallocate
#endif

__END_DECLS

#endif
