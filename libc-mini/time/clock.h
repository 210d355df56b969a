/* clock.h: the clocks, for ISO C's functions too. */
#ifndef LIBC_MINI_CLOCK_H
#define LIBC_MINI_CLOCK_H

#include <time.h>
#include "libc.h"

#define NANOSECONDS 1000000000L

/* 0 or -errno; without a system call where the kernel's vDSO knows the clock. */
int __clock_read(clockid_t clock, struct timespec *ts) hidden;
/* vdso.c: the address of a function of the vDSO, or NULL. */
void *__vdso_function(const char *name) hidden;

#endif
