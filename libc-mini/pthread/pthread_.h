/* pthread_.h: what the words of a mutex, a condition variable, ... are. All zero is a valid object of
 * each kind: private to the process, of the default type. Every waiting is FUTEX_WAIT on the one word
 * marked so; the value waited for is in the caller's hand, so that no wake-up is lost. */
#ifndef LIBC_MINI_PTHREAD__H
#define LIBC_MINI_PTHREAD__H

#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include "libc.h"
#include "syscall.h"
#include "thread.h"

enum mutex_word {
	MUTEX_LOCK,     /* futex: 0 free, 1 taken, 2 taken and somebody sleeps */
	MUTEX_OWNER,    /* thread id; 0: free, or a NORMAL one */
	MUTEX_COUNT,    /* of a RECURSIVE one: times it was taken again */
	MUTEX_CEILING,
	MUTEX_TYPE,     /* PTHREAD_MUTEX_*; glibc's and therefore libstdc++.a's place */
	MUTEX_FLAGS,    /* MUTEX_SHARED, ... */
};
#define MUTEX_SHARED 1
#define MUTEX_ROBUST 2

enum cond_word {
	COND_SEQUENCE,  /* futex: changes with every signal */
	COND_WAITERS,
	COND_CLOCK,
	COND_SHARED,
};

enum rwlock_word {
	RWLOCK_STATE,   /* futex: 0 free, n readers, RWLOCK_WRITTEN */
	RWLOCK_WAITERS,
	RWLOCK_WRITER,  /* its thread id */
	RWLOCK_SHARED,
};
#define RWLOCK_WRITTEN 0x7fffffff

enum barrier_word {
	BARRIER_COUNT,
	BARRIER_ARRIVED,
	BARRIER_ROUND,  /* futex: changes when all have arrived */
	BARRIER_SHARED,
	BARRIER_LOCK,   /* a struct lock's word that is used always */
};

enum attr_word {
	ATTR_DETACHED, ATTR_INHERIT, ATTR_POLICY, ATTR_PRIORITY, ATTR_GUARD, ATTR_SIZE_SET,
	ATTR_SIZE,      /* two words: a size_t */
	ATTR_STACK = 8, /* two words: a pointer */
	ATTR_GUARD_SET = 10,
};

/* Attributes of mutexes: bits of the one word. */
#define MUTEXATTR_TYPE(word)     ((word) & 3)
#define MUTEXATTR_SHARED         4
#define MUTEXATTR_ROBUST         8
#define MUTEXATTR_PROTOCOL_SHIFT 4
#define MUTEXATTR_CEILING_SHIFT  8

/* __futex_wait: sleeps while *word is value, until an absolute time if until is not NULL. 0, EAGAIN
 * (it is not), EINTR, ETIMEDOUT, EINVAL (no time). */
int __futex_wait(volatile int *word, int value, int shared, clockid_t clock,
	const struct timespec *until) hidden;
void __futex_wake(volatile int *word, int count, int shared) hidden;

/* The lock words of a mutex by itself, whatever its type: used by lock and by condition variables. */
int __mutex_wait(pthread_mutex_t *mutex, clockid_t clock, const struct timespec *until) hidden;
int __mutex_lock(pthread_mutex_t *mutex, clockid_t clock, const struct timespec *until) hidden;

/* Runs what pthread_cleanup_push() and pthread_key_create() left behind in this thread. */
void __specific_destroy(void) hidden weak;

static inline int thread_id(void)
{
	struct thread *self = thread_self();

	if (!self->tid)
		self->tid = (int)sys_call(SYS_gettid);
	return self->tid;
}

static inline int swap_if(volatile int *word, int old, int new)
{
	return __sync_val_compare_and_swap(word, old, new);
}

static inline int swap(volatile int *word, int new)
{
	return __atomic_exchange_n(word, new, __ATOMIC_ACQ_REL);
}

#endif
