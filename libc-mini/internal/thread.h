/* thread.h: what a thread owns. fs points to it; the program's thread-local variables lie below it
 * (TLS variant II of the ELF TLS ABI):
 *
 *        .tdata   .tbss       struct thread
 *   ... +--------+---------+ +------+-----+-----+--------+-------
 *                            | self | dtv | ... | canary | errno ...
 *                            fs:0               fs:0x28
 *
 * Today there is one thread. Everything that a second one would need its own copy of is here. */
#ifndef LIBC_MINI_THREAD_H
#define LIBC_MINI_THREAD_H

#include <bits/types.h>
#include <stddef.h>
#include <stdint.h>

struct thread {
	struct thread *self;    /* 0x00: ABI: mov %fs:0 gives the thread pointer */
	void *dtv;              /* 0x08: for dynamic TLS, which static programs do not have */
	struct thread *next;    /* 0x10: ring of threads */
	struct thread *previous;
	uintptr_t reserved;     /* 0x20 */
	uintptr_t canary;       /* 0x28: ABI: gcc's stack protector reads %fs:0x28 */
	int error;              /* errno */
	int tid;                /* 0: not asked for yet */
	__locale_t locale;      /* uselocale(); NULL: the global one */
	void *destructors;      /* __cxa_thread_atexit_impl() */
	void **specific;        /* pthread_setspecific(); NULL: none yet */
	int cancel_state, cancel_type;
	volatile int cancelled; /* pthread_cancel() was called for it */
	void *cleanup;          /* pthread_cleanup_push(): the innermost one */
	int host_error;         /* h_errno */
};

_Static_assert(offsetof(struct thread, canary) == 0x28, "the stack protector's place");

#include "thread_arch.h" /* struct thread *thread_self(void) */

#endif
