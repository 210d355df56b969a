/* registers.h (x86_64): the processor's state, for a program that takes over a living process. */
#ifndef ULOAD_REGISTERS_H
#define ULOAD_REGISTERS_H

#include <stdint.h>

/* Floating-point, vector and mask registers, MXCSR, protection keys, fs and gs base: as the kernel
 * leaves them at execve(2). Nothing behind it may use thread-local storage. */
void arch_reset_registers(void);

/* The thread pointer, as the C library set it; 0 if there is none. */
uint64_t arch_thread_pointer(void);

/* A system call with no stack at all: sigaltstack(2) refuses whoever runs on the stack in question. */
long arch_syscall_off_stack(long number, long a, long b);

/* Does this processor (and kernel) have protection keys? */
int arch_has_pkeys(void);

#endif
