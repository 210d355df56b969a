/* breaks.c: move the break four pages up, one after the other, and one page down. By brk(2)
 * itself, below the C library, so that it is the same with each of them; therefore nothing here may
 * allocate, and the output waits until the end.
 *
 *   breaks [beyond]      beyond: at last write behind the break */
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "ulab.h"

#define STEP 4096
#define STEPS 4

/* The kernel answers with the break as it is now, whether it moved or not. */
static char *set_break(uintptr_t wanted)
{
	return (char *)syscall(SYS_brk, wanted);
}

int main(int argc, char **argv)
{
	static char bss;
	char *breaks[STEPS + 2];
	char text[80];

	ulab_mark("bss", &bss, 1);
	breaks[0] = set_break(0);
	ulab_mark("begin", breaks[0], 0);
	for (int i = 1; i <= STEPS; i++) {
		breaks[i] = set_break((uintptr_t)breaks[i - 1] + STEP);
		ulab_mark("break", breaks[i], STEP);
		*(volatile char *)(breaks[i] - 1) = 'x';  /* the last byte of the new page */
	}
	breaks[STEPS + 1] = set_break((uintptr_t)breaks[STEPS] - STEP);
	ulab_mark("back", breaks[STEPS + 1], STEP);
	ulab_mark("too low", set_break((uintptr_t)&bss), 0);
	for (int i = 0; i < STEPS + 2; i++) {
		int bytes = snprintf(text, sizeof text, "break %d: %p\n", i, (void *)breaks[i]);

		if (write(1, text, (size_t)bytes) != bytes)
			return 1;
	}
	if (argc > 1 && !strcmp(argv[1], "beyond"))
		*(volatile char *)breaks[STEPS + 1] = 'x';
	return 0;
}
