/* sys/mount.h: mount(2), umount(2). Functions return 0, or -1 with errno. */
#ifndef _SYS_MOUNT_H
#define _SYS_MOUNT_H

#include <features.h>
#include <sys/ioctl.h>

__BEGIN_DECLS

#define BLKROSET   _IO(0x12, 93)
#define BLKROGET   _IO(0x12, 94)
#define BLKRRPART  _IO(0x12, 95)
#define BLKGETSIZE _IO(0x12, 96)
#define BLKFLSBUF  _IO(0x12, 97)
#define BLKSSZGET  _IO(0x12, 104)
#define BLKBSZGET  _IOR(0x12, 112, unsigned long)
#define BLKGETSIZE64 _IOR(0x12, 114, unsigned long)

#define MS_RDONLY      (1 << 0)
#define MS_NOSUID      (1 << 1)
#define MS_NODEV       (1 << 2)
#define MS_NOEXEC      (1 << 3)
#define MS_SYNCHRONOUS (1 << 4)
#define MS_REMOUNT     (1 << 5)
#define MS_MANDLOCK    (1 << 6)
#define MS_DIRSYNC     (1 << 7)
#define MS_NOSYMFOLLOW (1 << 8)
#define MS_NOATIME     (1 << 10)
#define MS_NODIRATIME  (1 << 11)
#define MS_BIND        (1 << 12)
#define MS_MOVE        (1 << 13)
#define MS_REC         (1 << 14)
#define MS_SILENT      (1 << 15)
#define MS_POSIXACL    (1 << 16)
#define MS_UNBINDABLE  (1 << 17)
#define MS_PRIVATE     (1 << 18)
#define MS_SLAVE       (1 << 19)
#define MS_SHARED      (1 << 20)
#define MS_RELATIME    (1 << 21)
#define MS_KERNMOUNT   (1 << 22)
#define MS_I_VERSION   (1 << 23)
#define MS_STRICTATIME (1 << 24)
#define MS_LAZYTIME    (1 << 25)
#define MS_RMT_MASK    (MS_RDONLY | MS_MANDLOCK)
#define MS_MGC_VAL     0xc0ed0000
#define MS_MGC_MSK     0xffff0000

#define MNT_FORCE       1
#define MNT_DETACH      2
#define MNT_EXPIRE      4
#define UMOUNT_NOFOLLOW 8

int mount(const char *source, const char *target, const char *type, unsigned long flags,
	const void *data);
int umount(const char *target);
int umount2(const char *target, int flags);

__END_DECLS

#endif
