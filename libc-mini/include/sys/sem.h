/* sys/sem.h: POSIX.1-2017 <sys/sem.h>; semop(2), semctl(2). Layout: x86's asm/sembuf.h. */
#ifndef _SYS_SEM_H
#define _SYS_SEM_H

#include <sys/ipc.h>
#include <bits/timespec.h>
#define __need_size_t
#include <stddef.h>

typedef __time_t time_t;
typedef __pid_t pid_t;

struct semid_ds {
	struct ipc_perm sem_perm;
	time_t sem_otime;
	long __reserved1;
	time_t sem_ctime;
	long __reserved2;
	unsigned long sem_nsems;
	unsigned long __reserved3[2];
};

struct sembuf {
	unsigned short sem_num;
	short sem_op, sem_flg;
};

#ifdef __MINI_DEFAULT
struct seminfo {
	int semmap, semmni, semmns, semmnu, semmsl, semopm, semume, semusz, semvmx, semaem;
};
#endif
/* semctl()'s fourth argument is a union that the program defines. */
#define _SEM_SEMUN_UNDEFINED 1

#define SEM_UNDO     0x1000
#define GETPID       11
#define GETVAL       12
#define GETALL       13
#define GETNCNT      14
#define GETZCNT      15
#define SETVAL       16
#define SETALL       17
#define SEM_STAT     18
#define SEM_INFO     19
#define SEM_STAT_ANY 20

__BEGIN_DECLS
int semget(key_t key, int count, int flags);
int semop(int id, struct sembuf *operations, size_t count);
int semctl(int id, int number, int command, ...);
#ifdef __MINI_GNU
int semtimedop(int id, struct sembuf *operations, size_t count, const struct timespec *timeout);
#endif
__END_DECLS

#endif
