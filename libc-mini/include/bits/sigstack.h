/* bits/sigstack.h: stack_t of <signal.h> and <ucontext.h>. */
#ifndef _BITS_SIGSTACK_H
#define _BITS_SIGSTACK_H

#define __need_size_t
#include <stddef.h>

typedef struct sigaltstack {
	void *ss_sp;
	int ss_flags;           /* SS_ONSTACK (told only), SS_DISABLE */
	size_t ss_size;
} stack_t;
#define SS_ONSTACK 1
#define SS_DISABLE 2

#endif
