/* known.c: does each thing once, by raw system calls, between marks, so that it is known which events have
 * to come with any C library:
 *
 *   brk      the break goes up by 132 KiB, ten of its pages are touched, and down again by 32 KiB
 *   map      16 pages are mapped, 10 touched; moved to 32 pages; one is protected; 16 given up by madvise
 *   unmap    everything goes back
 *   stack    a recursion that needs 64 pages of stack
 *   refused  a mapping that no address space can hold
 *   end
 *
 * Prints "ok" and ends with status 7. */
#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "ulab.h"

#define PAGE 4096L

static void touch(volatile char *p, int pages)
{
	for (int i = 0; i < pages; i++)
		p[i * PAGE] = 1;
}

__attribute__((noinline)) static int deep(int n)
{
	volatile char frame[4096];

	frame[0] = (char)n;
	return n ? deep(n - 1) + frame[0] : 0;
}

int main(void)
{
	char *start, *at, *p;

	start = (char *)syscall(SYS_brk, 0L);
	ulab_mark("brk", start, 0);
	at = (char *)(((unsigned long)start + PAGE - 1) / PAGE * PAGE);
	syscall(SYS_brk, start + 132 * 1024);
	touch(at, 10);
	syscall(SYS_brk, start + 100 * 1024);
	ulab_mark("map", start, 0);
	p = mmap(NULL, 16 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	touch(p, 10);
	p = mremap(p, 16 * PAGE, 32 * PAGE, MREMAP_MAYMOVE);
	mprotect(p, PAGE, PROT_READ);
	madvise(p, 16 * PAGE, MADV_DONTNEED);
	ulab_mark("unmap", p, 0);
	munmap(p, 32 * PAGE);
	ulab_mark("stack", NULL, 0);
	deep(64);
	ulab_mark("refused", NULL, 0);
	mmap(NULL, 1L << 50, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	ulab_mark("end", NULL, 0);
	puts("ok");
	return 7;
}
