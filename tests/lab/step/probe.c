/* probe.c: a program without a C library, to be put into many ELF shapes: text, data and .bss;
 * status 0 if data and .bss are at its start what the file and the standard say, else 1. */
#include <stddef.h>

static volatile int data[2] = {1, 2};
static volatile char zeros[9000];

__attribute__((noreturn)) static void leave(long status)
{
	for (;;)
		__asm__ volatile("syscall" : : "a"(231L), "D"(status) : "rcx", "r11", "memory");
}

__attribute__((noreturn, used)) void _start(void)
{
	long wrong = data[0] != 1 || data[1] != 2;

	for (size_t i = 0; i < sizeof zeros; i++)
		wrong |= zeros[i];
	leave(wrong);
}
