/* careful.c: a runtime that sets up all it needs: direction flag, rsp, rbp, its .bss. Built with
 * -nostdlib. */
#include "bare.h"

static char table[8192];
static volatile int found;

__attribute__((noinline, used)) static void aligned_work(void)
{
	float lanes[8] __attribute__((aligned(16)));

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

__asm__(".globl _start\n_start:\n"
	"\tcld\n\txor %ebp, %ebp\n"
	"\tlea __bss_start(%rip), %rdi\n\tlea _end(%rip), %rcx\n\tsub %rdi, %rcx\n"
	"\txor %eax, %eax\n\trep stosb\n"
	"\tand $-16, %rsp\n\tcall begin\n");
