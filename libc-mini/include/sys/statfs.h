/* sys/statfs.h: statfs(2). */
#ifndef _SYS_STATFS_H
#define _SYS_STATFS_H

#include <features.h>
#include <bits/types.h>

typedef __fsblkcnt_t fsblkcnt_t;
typedef __fsfilcnt_t fsfilcnt_t;

__BEGIN_DECLS

typedef struct { int __val[2]; } fsid_t;

struct statfs {
	long f_type, f_bsize;
	fsblkcnt_t f_blocks, f_bfree, f_bavail;
	fsfilcnt_t f_files, f_ffree;
	fsid_t f_fsid;
	long f_namelen, f_frsize, f_flags, f_spare[4];
};

int statfs(const char *path, struct statfs *status);
int fstatfs(int fd, struct statfs *status);

#if defined(_LARGEFILE64_SOURCE) || defined(__MINI_GNU)
#define statfs64     statfs
#define fstatfs64    fstatfs
#define fsblkcnt64_t fsblkcnt_t
#define fsfilcnt64_t fsfilcnt_t
#endif

__END_DECLS

#endif
