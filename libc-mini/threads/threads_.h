/* threads_.h: C11's answers for pthread's. */
#ifndef LIBC_MINI_THREADS__H
#define LIBC_MINI_THREADS__H

#include <errno.h>
#include <stddef.h>
#include <threads.h>

static inline int thrd_answer(int error)
{
	switch (error) {
	case 0:
		return thrd_success;
	case ENOMEM:
		return thrd_nomem;
	case ETIMEDOUT:
		return thrd_timedout;
	case EBUSY:
		return thrd_busy;
	}
	return thrd_error;
}

#endif
