/* sys/ipc.h: POSIX.1-2017 <sys/ipc.h>: what System V's message queues, semaphores and shared memory
 * have in common; sysvipc(7). Layout: asm-generic/ipcbuf.h. */
#ifndef _SYS_IPC_H
#define _SYS_IPC_H

#include <features.h>
#include <bits/types.h>

typedef __uid_t uid_t;
typedef __gid_t gid_t;
typedef __mode_t mode_t;
typedef __key_t key_t;

struct ipc_perm {
	key_t __key;
	uid_t uid;
	gid_t gid;
	uid_t cuid;
	gid_t cgid;
	mode_t mode;
	unsigned short __seq, __padding;
	unsigned long __reserved[2];
};
#ifdef __MINI_DEFAULT
#define __ipc_perm_key __key
#define __ipc_perm_seq __seq
#endif

#define IPC_CREAT   01000
#define IPC_EXCL    02000
#define IPC_NOWAIT  04000
#define IPC_RMID    0
#define IPC_SET     1
#define IPC_STAT    2
#define IPC_INFO    3
#define IPC_PRIVATE ((key_t)0)

__BEGIN_DECLS
/* A key from an existing file and 8 bits: (id, device, inode). -1: stat()'s errors. */
key_t ftok(const char *path, int id);
__END_DECLS

#endif
