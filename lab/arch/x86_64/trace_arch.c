/* trace_arch.c (x86_64): see trace_arch.h. Breakpoint 0 of the debug registers: DR7 bit 0 is "local,
 * enabled"; its type and length bits are 0 for "execution". */
#include "trace_arch.h"

#include <stddef.h>
#include <sys/ptrace.h>
#include <sys/user.h>

#define DEBUG_REGISTER(n) \
	((void *)(offsetof(struct user, u_debugreg) + (n) * sizeof(unsigned long long)))

int trace_arch_place(pid_t tid, uint64_t *ip, uint64_t *sp)
{
	struct user_regs_struct regs;

	if (ptrace(PTRACE_GETREGS, tid, NULL, &regs))
		return -1;
	*ip = regs.rip;
	*sp = regs.rsp;
	return 0;
}

int trace_arch_break(pid_t tid, uint64_t address)
{
	if (!address)
		return ptrace(PTRACE_POKEUSER, tid, DEBUG_REGISTER(7), NULL)
			|| ptrace(PTRACE_POKEUSER, tid, DEBUG_REGISTER(6), NULL)
			|| ptrace(PTRACE_POKEUSER, tid, DEBUG_REGISTER(0), NULL) ? -1 : 0;
	return ptrace(PTRACE_POKEUSER, tid, DEBUG_REGISTER(0), (void *)address)
		|| ptrace(PTRACE_POKEUSER, tid, DEBUG_REGISTER(7), (void *)1L) ? -1 : 0;
}
