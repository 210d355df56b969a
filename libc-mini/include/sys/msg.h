/* sys/msg.h: POSIX.1-2017 <sys/msg.h>; msgop(2), msgctl(2). Layout: asm-generic/msgbuf.h. */
#ifndef _SYS_MSG_H
#define _SYS_MSG_H

#include <sys/ipc.h>
#define __need_size_t
#include <stddef.h>

typedef __time_t time_t;
typedef __pid_t pid_t;
typedef __ssize_t ssize_t;
typedef unsigned long msgqnum_t;
typedef unsigned long msglen_t;

struct msqid_ds {
	struct ipc_perm msg_perm;
	time_t msg_stime, msg_rtime, msg_ctime;
	unsigned long __msg_cbytes;
	msgqnum_t msg_qnum;
	msglen_t msg_qbytes;
	pid_t msg_lspid, msg_lrpid;
	unsigned long __reserved[2];
};
#ifdef __MINI_DEFAULT
#define msg_cbytes __msg_cbytes

struct msginfo {
	int msgpool, msgmap, msgmax, msgmnb, msgmni, msgssz, msgtql;
	unsigned short msgseg;
};
#endif

#define MSG_NOERROR  010000
#define MSG_EXCEPT   020000
#define MSG_COPY     040000
#define MSG_STAT     11
#define MSG_INFO     12
#define MSG_STAT_ANY 13

#ifdef __MINI_GNU
/* What a message looks like; a program has its own, with more text. */
struct msgbuf {
	long mtype;
	char mtext[1];
};
#endif

__BEGIN_DECLS
int msgget(key_t key, int flags);
int msgsnd(int id, const void *message, size_t size, int flags);        /* size of the text alone */
ssize_t msgrcv(int id, void *message, size_t size, long type, int flags);
int msgctl(int id, int command, struct msqid_ds *data);
__END_DECLS

#endif
