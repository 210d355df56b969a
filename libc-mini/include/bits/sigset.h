/* bits/sigset.h: a set of signals: 1024 bits, as in the x86-64 ABI's other C libraries, of which
 * the kernel knows the first 64. */
#ifndef _BITS_SIGSET_H
#define _BITS_SIGSET_H

typedef struct { unsigned long __bits[128 / sizeof(long)]; } __sigset_t;

#endif
