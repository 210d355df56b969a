/* semaphore.h: POSIX.1-2017 <semaphore.h>; sem_overview(7). A semaphore is a futex word; it works
 * between processes too if it lies in shared memory (or was opened by name: a file of /dev/shm). */
#ifndef _SEMAPHORE_H
#define _SEMAPHORE_H

#include <features.h>
#include <bits/types.h>
#include <bits/timespec.h>
#include <fcntl.h>
#define __need_NULL
#include <stddef.h>

#define SEM_FAILED ((sem_t *)0)

typedef union {
	int __word[8];
	long __align;
} sem_t;

__BEGIN_DECLS
/* All: 0, or -1 and errno; sem_open(): SEM_FAILED. */
int sem_init(sem_t *semaphore, int shared, unsigned value);     /* EINVAL: above SEM_VALUE_MAX */
int sem_destroy(sem_t *semaphore);
int sem_post(sem_t *semaphore);                                 /* EOVERFLOW */
int sem_wait(sem_t *semaphore);                                 /* EINTR */
int sem_trywait(sem_t *semaphore);                              /* EAGAIN */
int sem_timedwait(sem_t *__restrict semaphore, const struct timespec *__restrict until);
#ifdef __MINI_DEFAULT
int sem_clockwait(sem_t *__restrict semaphore, __clockid_t clock,
	const struct timespec *__restrict until);
#endif
int sem_getvalue(sem_t *__restrict semaphore, int *__restrict value);
/* sem_open("/name", flags[, mode, value]): the same name gives the same pointer. */
sem_t *sem_open(const char *name, int flags, ...);
int sem_close(sem_t *semaphore);
int sem_unlink(const char *name);
__END_DECLS

#endif
