/* entry_state.h (x86_64): the registers that rt_sigreturn(2) gives the program, where it is entered that
 * way (plan.h: ENTRY_…). rsp and rip are the plan's own. Pure. */
#ifndef ULOAD_ARCH_ENTRY_STATE_H
#define ULOAD_ARCH_ENTRY_STATE_H

#include <stdint.h>

#include "plan.h"

/* In the order of struct sigcontext (asm/sigcontext.h), less rsp and rip. */
#define ARCH_REGISTERS 15
#define ARCH_REGISTER_NAMES {"r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15", "rdi", "rsi", "rbp", \
	"rbx", "rdx", "rax", "rcx"}
#define ARCH_EXIT_REGISTER 12 /* rdx: a function for atexit(3), or 0 (psABI 3.4.1) */

#define ARCH_JUNK 0xa5a5a5a5a5a5a500UL /* no canonical address; the last byte tells the register */
#define ARCH_VECTORS 16                /* xmm0 … xmm15 hold junk, too */

#define ARCH_FLAGS_ENTRY 0x202UL      /* IF and the bit that is always set */
#define ARCH_FLAGS_ARITHMETIC 0x8d5UL /* OF SF ZF AF PF CF */
#define ARCH_FLAG_DIRECTION 0x400UL

static inline uint64_t arch_register(unsigned entry, unsigned i)
{
	unsigned junk = i == ARCH_EXIT_REGISTER ? entry & ENTRY_EXIT_JUNK : entry & ENTRY_JUNK;

	return junk ? ARCH_JUNK + i : 0;
}

static inline uint64_t arch_flags(unsigned entry)
{
	return ARCH_FLAGS_ENTRY | (entry & ENTRY_JUNK ? ARCH_FLAGS_ARITHMETIC : 0)
		| (entry & ENTRY_BACKWARDS ? ARCH_FLAG_DIRECTION : 0);
}

#endif
