/* break.c: brk and sbrk (brk(2)). __curbrk, where the break is, is kept by whoever moves it, malloc
 * among them: so each sees what the other did, without asking the kernel. */
#include <errno.h>
#include <stdint.h>
#include <unistd.h>
#include "libc.h"
#include "syscall.h"

char *__curbrk hidden;

/* The kernel answers with the break where it is now, moved or not. */
int brk(void *end)
{
	unsigned long now = (unsigned long)sys_call(SYS_brk, end);

	if (now <= -4096UL) { /* else a filter denied the call */
		__curbrk = (char *)now;
		if (__curbrk >= (char *)end)
			return 0;
	}
	errno = ENOMEM;
	return -1;
}

void *sbrk(intptr_t increment)
{
	uintptr_t old, new;

	if (!__curbrk)
		brk(NULL);
	old = (uintptr_t)__curbrk;
	new = old + (uintptr_t)increment;
	if (increment > 0 ? new < old : new > old) {
		errno = ENOMEM;
		return (void *)-1;
	}
	return increment && brk((void *)new) ? (void *)-1 : (void *)old;
}
