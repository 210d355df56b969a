/* bits/stat.h (x86_64): as the kernel's asm/stat.h. */
#ifndef _BITS_STAT_H
#define _BITS_STAT_H

struct stat {
	dev_t st_dev;           /* the file system's device … */
	ino_t st_ino;           /* … and the file's number there: who it is */
	nlink_t st_nlink;
	mode_t st_mode;
	uid_t st_uid;
	gid_t st_gid;
	unsigned __pad0;
	dev_t st_rdev;          /* which device a device file stands for */
	off_t st_size;
	blksize_t st_blksize;   /* what input and output is best done in */
	blkcnt_t st_blocks;     /* units of 512 bytes */
	struct timespec st_atim, st_mtim, st_ctim;
	long __unused[3];
};

#endif
