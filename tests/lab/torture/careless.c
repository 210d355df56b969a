/* careless.c: a runtime that takes the entry state for granted: rsp as it is, registers, a .bss that
 * is zero. Built with -nostdlib. */
#include "bare.h"

static char table[8192];
static volatile int found;

__attribute__((noinline, used)) static void aligned_work(void)
{
	float lanes[8] __attribute__((aligned(16)));

	/* as a compiler does it that trusts the ABI */
	__asm__ volatile ("movaps %%xmm0, %0\n\tmovaps %%xmm0, %1" : "=m"(lanes[0]), "=m"(lanes[4]));
}

__attribute__((used)) void begin(void)
{
	aligned_work();
	for (unsigned i = 0; i < sizeof table; i++)
		found += table[i] != 0;
	say(found ? "dirty\n" : "clean\n");
	leave(0);
}

/* the frame of a function that was called: rsp is 8 below a multiple of 16 */
__asm__(".globl _start\n_start:\n\tcall begin\n");
