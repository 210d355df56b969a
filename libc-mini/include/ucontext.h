/* ucontext.h: POSIX.1-2004 <ucontext.h>: threads of control that change places by themselves. */
#ifndef _UCONTEXT_H
#define _UCONTEXT_H

#include <features.h>
#include <signal.h>
#include <bits/ucontext.h>

__BEGIN_DECLS

/* Stores where the program is: signal mask, stack, registers that a call keeps. 0 or -1. */
int getcontext(ucontext_t *context);
/* Goes on there; returns only on failure. */
int setcontext(const ucontext_t *context);
/* Makes context (filled by getcontext(), uc_stack and uc_link set) one that calls function with
 * `count` arguments of type int; pointers arrive whole, too. After it returns uc_link goes on, or,
 * if that is NULL, the program exits with the status 0. */
void makecontext(ucontext_t *context, void (*function)(void), int count, ...);
int swapcontext(ucontext_t *__restrict here, const ucontext_t *__restrict there);

__END_DECLS

#endif
