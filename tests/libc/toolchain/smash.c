/* smash.c: an overrun of the stack is noticed: one line, SIGABRT. */
#include <string.h>

__attribute__((noinline)) static void overrun(volatile int n)
{
	char small[8];
	char *volatile p = small;

	memset(p, 'x', (unsigned)n);
	__asm__ volatile("" : : "r"(p) : "memory");
}

int main(void)
{
	overrun(40);
	return 0;
}
