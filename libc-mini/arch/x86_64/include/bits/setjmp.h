/* bits/setjmp.h (x86_64): what a call keeps (System V ABI, x86-64, 3.2.1), in this order:
 * rbx rbp r12 r13 r14 r15 rsp rip. rbp, rsp and rip are mixed with the thread's canary, so that
 * an overwritten buffer does not say where to jump. */
#ifndef _BITS_SETJMP_H
#define _BITS_SETJMP_H

typedef unsigned long __jmp_registers[8];

#endif
