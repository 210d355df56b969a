/* sys/shm.h: POSIX.1-2017 <sys/shm.h>; shmop(2), shmctl(2). Layout: asm-generic/shmbuf.h. */
#ifndef _SYS_SHM_H
#define _SYS_SHM_H

#include <sys/ipc.h>
#define __need_size_t
#include <stddef.h>

typedef __time_t time_t;
typedef __pid_t pid_t;
typedef unsigned long shmatt_t;

struct shmid_ds {
	struct ipc_perm shm_perm;
	size_t shm_segsz;
	time_t shm_atime, shm_dtime, shm_ctime;
	pid_t shm_cpid, shm_lpid;
	shmatt_t shm_nattch;
	unsigned long __reserved[2];
};

#ifdef __MINI_DEFAULT
struct shminfo {
	unsigned long shmmax, shmmin, shmmni, shmseg, shmall, __reserved[4];
};

struct shm_info {
	int used_ids;
	unsigned long shm_tot, shm_rss, shm_swp, swap_attempts, swap_successes;
};
#endif

#define SHMLBA        (__shm_page_size())
#define SHM_R         0400
#define SHM_W         0200
#define SHM_RDONLY    010000
#define SHM_RND       020000
#define SHM_REMAP     040000
#define SHM_EXEC      0100000
#define SHM_LOCK      11
#define SHM_UNLOCK    12
#define SHM_STAT      13
#define SHM_INFO      14
#define SHM_STAT_ANY  15
#define SHM_DEST      01000
#define SHM_LOCKED    02000
#define SHM_HUGETLB   04000
#define SHM_NORESERVE 010000

__BEGIN_DECLS
int shmget(key_t key, size_t size, int flags);
void *shmat(int id, const void *address, int flags);    /* (void *)-1 on failure */
int shmdt(const void *address);
int shmctl(int id, int command, struct shmid_ds *data);
int __shm_page_size(void);
__END_DECLS

#endif
