/* cpu.h (x86_64): what this processor has beyond the x86-64 baseline, as far as string functions
 * care. Asked for at the first long string, not at the start: in a virtual machine CPUID costs
 * as much as thousands of instructions, and a short program never needs to know. */
#ifndef LIBC_MINI_CPU_H
#define LIBC_MINI_CPU_H

enum {
	CPU_ASKED = 1,
	CPU_AVX2 = 2,   /* 32-byte vectors, which the kernel saves as well */
	CPU_ERMS = 4,   /* rep movsb and rep stosb move whole cache lines */
};

extern int __cpu_has __attribute__((visibility("hidden")));
int __cpu_ask(void) __attribute__((visibility("hidden"), cold));

static inline int cpu_has(int feature)
{
	int has = __cpu_has;

	return (has ? has : __cpu_ask()) & feature;
}

#endif
