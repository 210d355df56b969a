/* What the probe must know of x86-64: the system call, and what entry.S has stored. */
#ifndef PROBE_ARCH_H
#define PROBE_ARCH_H

#include <stdint.h>

/* Filled by entry.S, which knows these offsets. */
struct entry {
	uint64_t gpr[16];                  /* 0: rax rbx rcx rdx rsi rdi rbp rsp r8 .. r15 */
	uint64_t flags;                    /* 128 */
	uint16_t segment[6];               /* 136: cs ss ds es fs gs */
	uint8_t unused[108];
	_Alignas(16) uint8_t fxsave[512];  /* 256 */
};

enum { GPR_RSP = 7 };

static inline uint64_t entry_sp(const struct entry *entry)
{
	return entry->gpr[GPR_RSP];
}

static inline long sys6(long nr, long a, long b, long c, long d, long e, long f)
{
	register long r10 __asm__("r10") = d;
	register long r8 __asm__("r8") = e;
	register long r9 __asm__("r9") = f;
	long result;

	__asm__ volatile ("syscall" : "=a"(result)
	                  : "0"(nr), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
	                  : "rcx", "r11", "memory");
	return result;
}

/* Prints the state of the processor at entry. */
void registers_show(const struct entry *entry);

#endif
