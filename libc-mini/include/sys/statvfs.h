/* sys/statvfs.h: POSIX.1-2017 <sys/statvfs.h>. Functions return 0, or -1 with errno. */
#ifndef _SYS_STATVFS_H
#define _SYS_STATVFS_H

#include <features.h>
#include <bits/types.h>

typedef __fsblkcnt_t fsblkcnt_t;
typedef __fsfilcnt_t fsfilcnt_t;

__BEGIN_DECLS

struct statvfs {
	unsigned long f_bsize, f_frsize;        /* preferred size; the unit of the blocks below */
	fsblkcnt_t f_blocks, f_bfree, f_bavail;
	fsfilcnt_t f_files, f_ffree, f_favail;
	unsigned long f_fsid;
	unsigned long f_flag;                   /* ST_ */
	unsigned long f_namemax;
	unsigned f_type;                        /* as statfs() says */
	int __reserved[5];
};

#define ST_RDONLY      1
#define ST_NOSUID      2
#ifdef __MINI_DEFAULT
#define ST_NODEV       4
#define ST_NOEXEC      8
#define ST_SYNCHRONOUS 16
#define ST_MANDLOCK    64
#define ST_WRITE       128
#define ST_APPEND      256
#define ST_IMMUTABLE   512
#define ST_NOATIME     1024
#define ST_NODIRATIME  2048
#define ST_RELATIME    4096
#endif

int statvfs(const char *__restrict path, struct statvfs *__restrict status);
int fstatvfs(int fd, struct statvfs *status);

#if defined(_LARGEFILE64_SOURCE) || defined(__MINI_GNU)
#define statvfs64    statvfs
#define fstatvfs64   fstatvfs
#define fsblkcnt64_t fsblkcnt_t
#define fsfilcnt64_t fsfilcnt_t
#endif

__END_DECLS

#endif
