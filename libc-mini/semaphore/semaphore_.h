/* semaphore_.h: the words of a semaphore. */
#ifndef LIBC_MINI_SEMAPHORE__H
#define LIBC_MINI_SEMAPHORE__H

#include <semaphore.h>
#include "pthread/pthread_.h"

enum semaphore_word {
	SEM_VALUE,      /* futex: the value; if that is 0, perhaps SEM_WAITED: somebody sleeps */
	SEM_PRIVATE,    /* 1: of this process alone */
};
#define SEM_WAITED (-0x7fffffff - 1)

/* Sets errno and returns -1. */
static inline int sem_fail(int error)
{
	errno = error;
	return -1;
}

#endif
