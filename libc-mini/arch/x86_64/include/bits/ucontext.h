/* bits/ucontext.h (x86_64): what a signal's handler is given of the interrupted program, as the
 * kernel lays it out (its asm/ucontext.h, asm/sigcontext.h), and what getcontext() fills. */
#ifndef _BITS_UCONTEXT_H
#define _BITS_UCONTEXT_H

#include <bits/sigset.h>
#include <bits/sigstack.h>

#ifdef __MINI_GNU
/* indices of gregs */
#define REG_R8      0
#define REG_R9      1
#define REG_R10     2
#define REG_R11     3
#define REG_R12     4
#define REG_R13     5
#define REG_R14     6
#define REG_R15     7
#define REG_RDI     8
#define REG_RSI     9
#define REG_RBP     10
#define REG_RBX     11
#define REG_RDX     12
#define REG_RAX     13
#define REG_RCX     14
#define REG_RSP     15
#define REG_RIP     16
#define REG_EFL     17
#define REG_CSGSFS  18
#define REG_ERR     19
#define REG_TRAPNO  20
#define REG_OLDMASK 21
#define REG_CR2     22
#endif

#define NGREG 23
typedef long long greg_t, gregset_t[NGREG];

/* The image of fxsave64. */
typedef struct _fpstate {
	unsigned short cwd, swd, ftw, fop;
	unsigned long long rip, rdp;
	unsigned mxcsr, mxcr_mask;
	struct {
		unsigned short significand[4], exponent, padding[3];
	} _st[8];
	struct {
		unsigned element[4];
	} _xmm[16];
	unsigned padding[24];
} *fpregset_t;

typedef struct {
	gregset_t gregs;
	fpregset_t fpregs;
	unsigned long long __reserved1[8];
} mcontext_t;

typedef struct ucontext_t {
	unsigned long uc_flags;
	struct ucontext_t *uc_link;     /* what goes on when makecontext()'s function returns */
	stack_t uc_stack;
	mcontext_t uc_mcontext;
	__sigset_t uc_sigmask;
	unsigned long __fpregs_mem[64]; /* getcontext()'s room for what fpregs points to */
	unsigned long long __ssp[4];
} ucontext_t;

#endif
