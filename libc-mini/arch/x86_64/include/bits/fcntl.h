/* bits/fcntl.h (x86_64): the kernel's numbers (its asm-generic/fcntl.h). */
#ifndef _BITS_FCNTL_H
#define _BITS_FCNTL_H

#define O_ACCMODE   00000003
#define O_RDONLY    00000000
#define O_WRONLY    00000001
#define O_RDWR      00000002
#define O_CREAT     00000100
#define O_EXCL      00000200
#define O_NOCTTY    00000400
#define O_TRUNC     00001000
#define O_APPEND    00002000
#define O_NONBLOCK  00004000
#define O_DSYNC     00010000
#define O_ASYNC     00020000
#define O_DIRECTORY 00200000
#define O_NOFOLLOW  00400000
#define O_CLOEXEC   02000000
#define O_SYNC      04010000
#define O_RSYNC     04010000
#define O_NDELAY    O_NONBLOCK
#define O_FSYNC     O_SYNC
#ifdef __MINI_GNU
#define O_DIRECT    00040000
#define O_NOATIME   01000000
#define O_PATH      010000000
#define O_TMPFILE   020200000
#endif
#define O_SEARCH    010000000
#define O_EXEC      010000000
#define O_TTY_INIT  0
#if defined(_LARGEFILE64_SOURCE) || defined(__MINI_GNU)
#define O_LARGEFILE 0
#endif

#define F_DUPFD         0
#define F_GETFD         1
#define F_SETFD         2
#define F_GETFL         3
#define F_SETFL         4
#define F_GETLK         5
#define F_SETLK         6
#define F_SETLKW        7
#define F_SETOWN        8
#define F_GETOWN        9
#define F_DUPFD_CLOEXEC 1030
#if defined(_LARGEFILE64_SOURCE) || defined(__MINI_GNU)
#define F_GETLK64       F_GETLK
#define F_SETLK64       F_SETLK
#define F_SETLKW64      F_SETLKW
#endif

#define F_RDLCK 0
#define F_WRLCK 1
#define F_UNLCK 2

#ifdef __MINI_DEFAULT
#define FAPPEND   O_APPEND
#define FFSYNC    O_FSYNC
#define FASYNC    O_ASYNC
#define FNONBLOCK O_NONBLOCK
#define FNDELAY   O_NDELAY

/* flock(2) */
#define LOCK_SH 1
#define LOCK_EX 2
#define LOCK_NB 4
#define LOCK_UN 8
#endif

#ifdef __MINI_GNU
#define F_SETSIG          10
#define F_GETSIG          11
#define F_SETOWN_EX       15
#define F_GETOWN_EX       16
#define F_GETOWNER_UIDS   17
#define F_OFD_GETLK       36
#define F_OFD_SETLK       37
#define F_OFD_SETLKW      38
#define F_SETLEASE        1024
#define F_GETLEASE        1025
#define F_NOTIFY          1026
#define F_CANCELLK        1029
#define F_SETPIPE_SZ      1031
#define F_GETPIPE_SZ      1032
#define F_ADD_SEALS       1033
#define F_GET_SEALS       1034
#define F_GET_RW_HINT     1035
#define F_SET_RW_HINT     1036
#define F_GET_FILE_RW_HINT 1037
#define F_SET_FILE_RW_HINT 1038

#define F_SEAL_SEAL         0x01
#define F_SEAL_SHRINK       0x02
#define F_SEAL_GROW         0x04
#define F_SEAL_WRITE        0x08
#define F_SEAL_FUTURE_WRITE 0x10

#define RWH_WRITE_LIFE_NOT_SET 0
#define RWF_WRITE_LIFE_NOT_SET 0
#define RWH_WRITE_LIFE_NONE    1
#define RWH_WRITE_LIFE_SHORT   2
#define RWH_WRITE_LIFE_MEDIUM  3
#define RWH_WRITE_LIFE_LONG    4
#define RWH_WRITE_LIFE_EXTREME 5

#define DN_ACCESS    0x00000001
#define DN_MODIFY    0x00000002
#define DN_CREATE    0x00000004
#define DN_DELETE    0x00000008
#define DN_RENAME    0x00000010
#define DN_ATTRIB    0x00000020
#define DN_MULTISHOT 0x80000000

#define F_OWNER_TID  0
#define F_OWNER_PID  1
#define F_OWNER_PGRP 2
struct f_owner_ex {
	int type;
	__pid_t pid;
};
#endif

#endif
